"""A day is found in whatever way it is written."""

from datetime import date

import pytest

from inquiries.search import Query, day_named, indexed

pytestmark = pytest.mark.once
SAID_ON = date(2016, 5, 2)
WRITINGS = [
    "平成28年4月27日",
    "2016年4月27日",
    "2016-04-27",
    "2016/4/27",
    "H28.4.27",
    "２０１６年４月２７日",
    "4/27",
    "4月27日",
]


def finds(typed: str, text: str) -> bool:
    kept = indexed(text, said_on=SAID_ON)
    return any(needle in kept for needle in Query.of(typed).words[0].needles)


@pytest.mark.parametrize("typed", WRITINGS)
@pytest.mark.parametrize("written", WRITINGS)
def test_a_day_is_found_by_every_writing_of_it(typed: str, written: str) -> None:
    assert finds(typed, f"届いたのは{written}です。")


@pytest.mark.parametrize("typed", ["2016年", "平成28年", "4月", "2016年4月", "平成28年4月"])
def test_a_year_and_a_month_find_their_days(typed: str) -> None:
    assert finds(typed, "2016/4/27に届きました。")


@pytest.mark.parametrize("typed", ["2015-04-27", "平成27年4月27日", "4/28", "5月", "2017年"])
def test_another_day_is_not_found(typed: str) -> None:
    assert not finds(typed, "平成28年4月27日に届きました。")


@pytest.mark.parametrize(
    ("written", "meant"), [("12/28", "2015年12月28日"), ("6/1", "2016年06月01日"), ("2/29", "2016年02月29日")]
)
def test_a_day_without_a_year_is_the_one_nearest_to_when_it_was_said(written: str, meant: str) -> None:
    assert meant in indexed(written, said_on=SAID_ON)


@pytest.mark.parametrize("text", ["1/2杯", "13/45", "2016年度", "24/7", "3か月", "1.2.3", "令和の時代"])
def test_what_is_no_day_stays_what_it_is(text: str) -> None:
    assert finds(text, text)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("4/27", date(2016, 4, 27)),
        ("12/28", date(2015, 12, 28)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("4月", None),
        ("x", None),
    ],
)
def test_a_day_is_named_without_a_year_as_the_last_one(typed: str, day: date | None) -> None:
    assert day_named(typed, SAID_ON) == day
