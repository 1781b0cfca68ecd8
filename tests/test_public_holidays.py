from datetime import date

import pytest

from inquiries.public_holidays import is_public_holiday

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "day",
    [date(2026, 11, 23), date(2025, 11, 24), date(2026, 9, 22), date(2026, 5, 6), date(2027, 1, 1)],
    ids=["of its name", "instead of a Sunday", "between two", "after three", "of next year"],
)
def test_the_public_holidays_of_japan_are_known(day: date) -> None:
    assert is_public_holiday(day)


def test_a_day_between_two_years_is_no_public_holiday() -> None:
    assert not is_public_holiday(date(2026, 12, 29))
    assert not is_public_holiday(date(2027, 1, 2))


def test_each_country_has_its_own() -> None:
    assert is_public_holiday(date(2025, 8, 9), "Asia/Singapore")
    assert not is_public_holiday(date(2025, 10, 13), "Asia/Singapore")
    assert not is_public_holiday(date(2026, 1, 1), "Antarctica/Troll")
