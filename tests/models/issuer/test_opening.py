"""Hours and closing days as people write them."""

from datetime import date

import pytest

from inquiries.models.issuer.opening import NotDays, NotHours, closing_days, plain_days, plain_hours, spans

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9:00-17:30", "09:00-17:30"),
        ("９：００～１７：３０", "09:00-17:30"),
        ("9時〜12時、13時〜17時半", "09:00-12:00 13:00-17:30"),
        ("9時から17時まで", "09:00-17:00"),
        ("13:00 - 17:00 9:00-12:00", "09:00-12:00 13:00-17:00"),
        ("24時間", "00:00-24:00"),
        ("24 hours", "00:00-24:00"),
        ("22:00-5:00", "22:00-29:00"),
        ("", ""),
        ("休業", ""),
    ],
)
def test_hours_have_one_form(typed: str, kept: str) -> None:
    assert plain_hours(typed) == kept
    assert plain_hours(kept) == kept
    assert all(opens < closes for opens, closes in spans(kept))


@pytest.mark.parametrize(
    "typed", ["朝から", "9:00", "9:99-10:00", "25:00-26:00", "9-10 11-12 13-14 15-16", "4111111111111111"]
)
def test_what_nobody_can_read_is_refused(typed: str) -> None:
    with pytest.raises(NotHours):
        plain_hours(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12月30日〜1月3日、5月1日", "12/30-1/3 5/1"),
        ("2027年5月1日", "2027/5/1"),
        ("12/30 - 1/3", "12/30-1/3"),
        ("", ""),
    ],
)
def test_closing_days_have_one_form(typed: str, kept: str) -> None:
    assert plain_days(typed) == kept
    assert plain_days(kept) == kept


@pytest.mark.parametrize(
    "typed", ["13/1", "2/30", "年末年始", "2027/5/3-2027/5/1", "12/30-2027/1/3", " ".join(["1/1"] * 13)]
)
def test_days_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(NotDays):
        plain_days(typed)


def test_a_closing_over_the_new_year_covers_both_sides() -> None:
    [closed] = closing_days("12/30-1/3")

    assert [closed.covers(date(2026, 12, 29)), closed.covers(date(2026, 12, 31)), closed.covers(date(2027, 1, 3))] == [
        False,
        True,
        True,
    ]
