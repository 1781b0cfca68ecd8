"""A day is read in every way in which companies write it, and none is guessed."""

from datetime import date

import pytest

from inquiries.tables.days import serial_day, written_day
from inquiries.tables.unreadable import BadValue, Reason


@pytest.mark.parametrize(
    "typed",
    [
        "2015-04-01", "2015/4/1", "2015.04.01", "２０１５／０４／０１", "2015年4月1日", "2015年 4月 1日(水)",
        "20150401", "平成27年4月1日", "平成２７年４月１日", "H27.4.1", "h27/04/01", "Ｈ２７．４．１",
        "2015-04-01 12:34:56", "2015/4/1 0:00", "2015-04-01T09:00:00+09:00", "2015-03-31T15:00:00Z",
        "2015/03/31 9:00 PM UTC",
        "2015-03-31T23:30:00.123Z", "2015年4月1日 12時34分56秒", "平成27年4月1日 午後3時5分", "20150401123456",
        "2015-04-01 12:34:56.000 JST", "42095", "42095.75", " 2015-04-01\u3000",
    ],
)  # fmt: skip
def test_it_is_read(typed: str) -> None:
    assert written_day(typed) == date(2015, 4, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成31年12月1日", date(2019, 12, 1)),
        ("令和1.5.1", date(2019, 5, 1)),
        ("2016/2/29", date(2016, 2, 29)),
    ],
)
def test_eras_and_leap_days(typed: str, day: date) -> None:
    assert written_day(typed) == day


@pytest.mark.parametrize("typed", ["", " ", "-", "NULL", "なし", "0000-00-00", "0000/00/00 00:00:00", "未登録", "0"])
def test_no_day_is_no_day(typed: str) -> None:
    assert written_day(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("04/01/2015", Reason.DAY_UNCLEAR),
        ("15/04/01", Reason.DAY_UNCLEAR),
        ("27.4.1", Reason.DAY_UNCLEAR),
        ("昭和99年1月1日", Reason.DAY_UNCLEAR),
        ("S65.1.8", Reason.DAY_UNCLEAR),
        ("平成32年4月1日", Reason.DAY_UNCLEAR),
        ("2015/02/30", Reason.DAY),
        ("2015-13-01", Reason.DAY),
        ("2015-4/1", Reason.DAY),
        ("昨日", Reason.DAY),
        ("123", Reason.DAY),
        ("2015", Reason.DAY),
        ("H0.4.1x", Reason.DAY),
    ],
)
def test_what_is_unclear_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(BadValue) as refused:
        written_day(typed)

    assert refused.value.reason == reason


def test_a_serial_number_is_a_day_of_our_time_only() -> None:
    assert serial_day(42475.999) == date(2016, 4, 15)
    with pytest.raises(BadValue):
        serial_day(1.0)
