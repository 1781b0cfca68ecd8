"""Time left: a word and a figure."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils.translation import override

from inquiries.templatetags.due import age, left
from tests.makers import NOON


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=-84), '<span class="is-late">late 1:24</span>'),
        (timedelta(seconds=-1), '<span class="is-late">late 0:00</span>'),
        (timedelta(), '<span class="is-soon">in 0:00</span>'),
        (timedelta(minutes=41), '<span class="is-soon">in 0:41</span>'),
        (timedelta(hours=1), '<span class="">in 1:00</span>'),
        (timedelta(hours=23, minutes=59), '<span class="">in 23:59</span>'),
        (timedelta(days=1), '<span class="">in 1 day</span>'),
        (timedelta(days=-3, hours=-5), '<span class="is-late">late 3 days</span>'),
    ],
)
def test_time_left_has_a_word_a_figure_and_a_colour_only_when_it_matters(ahead: timedelta, words: str) -> None:
    with override("en"):
        said = left(NOON + ahead, NOON)

    assert said == words


def test_a_row_begins_with_the_time_left() -> None:
    template = Template("{% load due %}{% due at now %}")

    with override("en"):
        html = template.render(Context({"at": NOON - timedelta(minutes=84), "now": NOON}))

    assert '<p class="due due-late" title="2026-11-20 10:36">late <b>1:24</b></p>' in html


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
        assert age(NOON - timedelta(minutes=52), NOON) == "0:52"


def test_what_has_no_time_has_no_age_and_nothing_left() -> None:
    assert (left(None), age(None)) == ("", "")
