"""Time left: a word and a figure."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils.translation import override

from inquiries.templatetags.due import age, left
from tests.makers import NOON
from tests.markup import tight


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=-84), '<span class="is-late">late 1 h 24 min</span>'),
        (timedelta(seconds=-1), '<span class="is-late">late under 1 min</span>'),
        (timedelta(), '<span class="is-soon">in under 1 min</span>'),
        (timedelta(minutes=41), '<span class="is-soon">in 41 min</span>'),
        (timedelta(hours=1), '<span class="">in 1 h</span>'),
        (timedelta(hours=23, minutes=59), '<span class="">in 23 h 59 min</span>'),
        (timedelta(days=1), '<span class="">in 1 day</span>'),
        (timedelta(days=-3, hours=-5), '<span class="is-late">late 3 days</span>'),
    ],
)
def test_time_left_has_a_word_a_figure_and_a_colour_only_when_it_matters(ahead: timedelta, words: str) -> None:
    with override("en"):
        said = left(NOON + ahead, NOON)

    assert said == words


def test_in_japanese_it_is_no_time_of_day_either() -> None:
    with override("ja"):
        assert left(NOON - timedelta(hours=12, minutes=36), NOON) == '<span class="is-late">遅れ 12時間36分</span>'
        assert left(NOON + timedelta(seconds=59), NOON) == '<span class="is-soon">あと 1分弱</span>'
        assert age(NOON - timedelta(hours=5), NOON) == "5時間"


def test_a_row_begins_with_the_time_left() -> None:
    template = Template("{% load due %}{% due at now %}")

    with override("en"):
        html = template.render(Context({"at": NOON - timedelta(minutes=84), "now": NOON}))

    row = '<p class="due due-late" title="2026-11-20 10:36">late<b><span>1 h</span><span>24 min</span></b></p>'
    assert tight(html) == row


def test_a_heading_shows_the_same_as_a_chip() -> None:
    template = Template("{% load due %}{% due at now chip=True %}")

    with override("en"):
        html = template.render(Context({"at": NOON + timedelta(minutes=41), "now": NOON}))

    assert 'class="due due-chip due-soon"' in html


def test_where_nothing_is_owed_the_column_stays_empty() -> None:
    html = Template("{% load due %}{% due at %}").render(Context({"at": None}))

    assert html.strip() == '<p class="due"></p>'


def test_an_age_is_a_bare_figure() -> None:
    with override("en"):
        assert age(NOON - timedelta(minutes=52), NOON) == "52 min"


def test_what_has_no_time_has_no_age_and_nothing_left() -> None:
    assert (left(None), age(None)) == ("", "")
