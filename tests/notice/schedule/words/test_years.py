from datetime import date

import pytest

from inquiries.notice.schedule.words.years import ahead, next_of, same_month, year_later

pytestmark = pytest.mark.once
PUBLISHED = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "settled"),
    [
        (date(2000, 1, 5), date(2027, 1, 5)),
        (date(2000, 11, 1), date(2026, 11, 1)),
        (date(2000, 9, 1), date(2027, 9, 1)),
    ],
)
def test_a_day_without_a_year_is_the_next_one_or_one_just_gone(day: date, settled: date) -> None:
    assert ahead(day, PUBLISHED) == settled


def test_a_day_that_no_month_has_is_none() -> None:
    assert next_of(2, 30, PUBLISHED) is None
    assert same_month(date(2026, 2, 1), 30) is None


def test_a_year_after_a_leap_day_is_a_day_too() -> None:
    assert year_later(date(2028, 2, 29)) == date(2029, 2, 28)
