"""Days and times as people say them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from inquiries.templatetags.dates import clock, day, moment, until
from tests.makers import NOON


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 20, 0, 5, tzinfo=UTC), "today 9:05"),
        (datetime(2026, 11, 19, 9, 30, tzinfo=UTC), "yesterday 18:30"),
        (datetime(2026, 11, 19, 15, 0, tzinfo=UTC), "today 0:00"),
        (datetime(2026, 11, 21, 0, 0, tzinfo=UTC), "tomorrow 9:00"),
        (datetime(2026, 4, 27, 0, 0, tzinfo=UTC), "27 Apr 9:00"),
        (datetime(2016, 4, 27, 0, 0, tzinfo=UTC), "27 Apr 2016 9:00"),
        (date(2026, 11, 20), "today"),
        (date(2026, 4, 27), "27 Apr"),
    ],
)
def test_a_moment_is_said_by_the_clock_of_tokyo_and_without_what_goes_without_saying(
    at: date | datetime, words: str
) -> None:
    with override("en"):
        said = moment(at, NOON)

    assert strip_tags(said) == words


def test_until_today_is_said_by_the_clock_alone() -> None:
    with override("en"):
        said = [until(datetime(2026, 11, 20, hour, 0, tzinfo=UTC), NOON) for hour in (9, 15)]

    assert [strip_tags(words) for words in said] == ["18:00", "tomorrow 0:00"]


def test_a_machine_reads_the_exact_time() -> None:
    with override("en"):
        said = moment(datetime(2026, 11, 20, 0, 5, tzinfo=UTC), NOON)

    assert said == '<time datetime="2026-11-20T09:05+09:00">today 9:05</time>'


def test_a_day_names_its_weekday_and_another_year() -> None:
    with override("en"):
        said = day(date(2016, 4, 27))

    assert said == '<time datetime="2016-04-27">Wed 27 April 2016</time>'


def test_a_clock_says_hours_and_minutes() -> None:
    assert strip_tags(clock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))) == "18:00"


@pytest.mark.parametrize("said", [moment, day, clock])
def test_what_has_no_time_says_nothing(said: Callable[[None], str]) -> None:
    assert said(None) == ""
