"""Dates: eras, western years, years that are missing, and ranges."""

from datetime import date

import pytest

from inquiries.notice.facts.dates import Dates, dates_in
from tests.notice.texts import clauses

DAY = date(2026, 1, 10)


def dates(text: str, published: date = DAY) -> Dates:
    return dates_in(clauses(text), published)


def single(text: str, published: date = DAY) -> list[tuple[str, bool]]:
    return [(mention.on.isoformat(), mention.sure) for mention in dates(text, published).single]


def ranges(text: str) -> list[tuple[str, str, bool]]:
    return [(found.days[0].isoformat(), found.days[1].isoformat(), found.sure) for found in dates(text).ranges]


@pytest.mark.parametrize(
    "written",
    [
        "2025年4月1日に", "２０２５年４月１日に", "令和7年4月1日に", "令和７年 4月 1日に",
        "2025年（令和7年）4月1日（火）に", "R7.4.1に", "2025/4/1に",
        "2025-04-01に", "2025.4.1に", "2025年4月1日午前10時に",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert single(f"{written}確認しました。") == [("2025-04-01", True)]


@pytest.mark.parametrize(
    ("written", "day"),
    [("平成27年4月1日", "2015-04-01"), ("平成31年4月30日", "2019-04-30"), ("令和元年5月1日", "2019-05-01")],
)
def test_the_years_of_an_era_are_counted_from_its_first(written: str, day: str) -> None:
    assert single(f"{written}に確認しました。") == [(day, True)]


def test_a_missing_year_follows_from_the_date_before() -> None:
    assert single("2025年12月20日に検知しました。12月25日に止めました。1月5日に調べました。") == [
        ("2025-12-20", True),
        ("2025-12-25", True),
        ("2026-01-05", True),
    ]


def test_a_date_out_of_order_keeps_its_year() -> None:
    text = "平成28年4月25日に通報しました。4月21日に報告を受けました。"

    assert single(text, date(2016, 4, 27)) == [("2016-04-25", True), ("2016-04-21", True)]


def test_without_any_date_before_it_the_year_follows_from_publication() -> None:
    assert single("12月20日に検知しました。") == [("2025-12-20", True)]


def test_a_year_guessed_over_half_a_year_is_not_sure() -> None:
    assert single("5月1日に検知しました。") == [("2025-05-01", False)]


def test_what_is_planned_lies_ahead() -> None:
    assert single("2025年12月20日に止めました。2月1日に再開する予定です。")[1] == ("2026-02-01", True)


def test_a_weekday_decides_between_two_years() -> None:
    assert single("12月20日(金)に検知しました。") == [("2024-12-20", False)]


def test_a_weekday_that_contradicts_the_year_makes_the_date_unsure() -> None:
    assert single("2025年12月20日(月)に検知しました。") == [("2025-12-20", False)]


def test_today_is_the_day_of_publication() -> None:
    assert single("専用の窓口を本日開設しました。") == [("2026-01-10", True)]
    assert single("専用の窓口を本日1月10日に開設しました。") == [("2026-01-10", True)]


def test_the_same_day_the_next_day_and_the_same_month_lean_on_the_date_before() -> None:
    assert [
        day
        for day, _ in single("2025年12月30日に検知し、同日止め、翌日調べ、同月29日に遡りました。翌月5日に終えました。")
    ] == [
        "2025-12-30",
        "2025-12-30",
        "2025-12-31",
        "2025-12-29",
        "2026-01-05",
    ]


@pytest.mark.parametrize(
    "text", ["2025年2月30日に。", "4月31日に。", "24/7で。", "3日間で。", "5-6名で。", "2025年4月に。", "99月99日に。"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert single(text) == []


@pytest.mark.parametrize("wave", ["~", "〜", "～", "から", "より", "－", "-", " ～ "])
def test_a_range_is_read_however_it_is_joined(wave: str) -> None:
    assert ranges(f"2025年4月1日{wave}2026年1月5日までに登録された方。") == [("2025-04-01", "2026-01-05", True)]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2025年4月1日~4月15日", ("2025-04-01", "2025-04-15", True)),
        ("2025年12月1日~1月5日", ("2025-12-01", "2026-01-05", True)),
        ("2025年4月1日から同年5月10日", ("2025-04-01", "2025-05-10", True)),
        ("2025年4月1日~15日", ("2025-04-01", "2025-04-15", True)),
        ("2025年4月~2025年6月", ("2025-04-01", "2025-06-30", False)),
        ("2025年4月1日から、装置を入れ替えた2025年6月5日", ("2025-04-01", "2025-06-05", True)),
    ],
)
def test_the_end_of_a_range_may_leave_out_what_its_beginning_says(written: str, days: tuple[str, str, bool]) -> None:
    assert ranges(f"{written}までに登録された方。") == [days]


def test_a_range_that_ends_before_it_begins_is_not_sure() -> None:
    assert ranges("2026年1月5日~2025年4月1日に登録された方。") == [("2026-01-05", "2025-04-01", False)]


@pytest.mark.parametrize(
    "written",
    ["1 April 2025", "1st April, 2025", "April 1, 2025", "Apr 1, 2025", "the 1st of April 2025", "1 Apr 2025"],
)
def test_a_day_is_read_in_english(written: str) -> None:
    assert single(f"We stopped it on {written} at 11:15 p.m.") == [("2025-04-01", True)]


@pytest.mark.parametrize(
    "written",
    [
        "between 1 January 2022 and 29 August 2025",
        "from January 1, 2022 to August 29, 2025",
        "1 January 2022 - 29 August 2025",
        "1 January 2022 through 29 August 2025",
    ],
)
def test_a_range_is_read_in_english(written: str) -> None:
    assert ranges(f"Members who joined {written} may be affected.") == [("2022-01-01", "2025-08-29", True)]


def test_may_is_not_always_a_month() -> None:
    assert single("You may 5 times call, or may 20% of you, or may 5 p.m. suit you.", DAY) == []
