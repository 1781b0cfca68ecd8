from datetime import date

import pytest
from django.utils.translation import override

from inquiries.hours import Hours
from inquiries.models.notice.opening_times import in_a_sentence, opening_times, schedule_in_words
from inquiries.schedule import Schedule, Span, Special

pytestmark = pytest.mark.once

ON = date(2026, 11, 20)
NINE, NOON, ONE, SIX = 9 * 60, 12 * 60, 13 * 60, 18 * 60
MON_TO_FRI = frozenset(range(5))
WITH_SATURDAYS = Hours(Schedule((Span(NINE, SIX, MON_TO_FRI), Span(NINE, NOON, frozenset({5})))))
LUNCH = Hours(Schedule((Span(NINE, NOON, MON_TO_FRI), Span(ONE, SIX, MON_TO_FRI))))
ALWAYS = Hours(Schedule((Span(0, 24 * 60),)))


@pytest.fixture(autouse=True)
def _in_english() -> object:
    with override("en"):
        yield


def test_hours_that_are_the_same_on_all_their_days_are_told_alone() -> None:
    assert opening_times(Hours(), ON) == "9:00–18:00"
    assert in_a_sentence(Hours(), ON) == "9:00 to 18:00"


def test_a_lunch_break_is_not_told() -> None:
    assert opening_times(LUNCH, ON) == "9:00–18:00"


def test_where_the_days_differ_they_are_named() -> None:
    assert opening_times(WITH_SATURDAYS, ON) == "Mon–Fri 9:00–18:00, Sat 9:00–12:00"
    assert in_a_sentence(WITH_SATURDAYS, ON) == "Mon–Fri 9:00–18:00, Sat 9:00–12:00"


def test_around_the_clock_has_words_of_its_own() -> None:
    assert opening_times(ALWAYS, ON) == in_a_sentence(ALWAYS, ON) == "24 hours"


def test_public_holidays_and_the_next_morning_are_named() -> None:
    hours = Hours(Schedule((Span(NINE, SIX), Span(22 * 60, 29 * 60, frozenset({5, 6}), holidays=True))))

    assert opening_times(hours, ON) == ("every day 9:00–18:00, Sat–Sun, public holidays 22:00–5:00 the next morning")


def test_a_clock_that_is_not_ours_is_named() -> None:
    hours = Hours(Schedule((Span(NINE, SIX),), zone="Asia/Singapore"))

    assert opening_times(hours, ON) == in_a_sentence(hours, ON) == "9:00–18:00 (Asia/Singapore)"


def test_it_is_told_that_public_holidays_are_none_of_the_days() -> None:
    working, saturday = Span(NINE, SIX, MON_TO_FRI, holidays=False), Span(NINE, NOON, frozenset({5}))
    hours = Hours(Schedule((working, saturday)))

    assert opening_times(hours, ON) == "Mon–Fri (not on public holidays) 9:00–18:00, Sat 9:00–12:00"


def test_the_whole_schedule_is_told_line_by_line() -> None:
    spans = (Span(NINE, NOON, MON_TO_FRI, phone="0120-000-000"), Span(ONE, SIX, MON_TO_FRI, phone="0120-000-000"))
    later = Span(NINE, SIX, first=date(2027, 1, 1), last=date(2027, 1, 31))
    special = (Special("12-29", "01-03"), Special("2026-11-21", "2026-11-21", ((NINE, NOON),)))
    unknown = Special("", "", doubt="Two passages differ.", quote="夏季休業")

    lines = schedule_in_words(Schedule((*spans, later), (*special, unknown)))

    assert lines == [
        ("Mon–Fri 9:00–12:00, 13:00–18:00 0120-000-000", ""),
        ("every day 9:00–18:00 from Jan. 1, 2027 until Jan. 31, 2027", ""),
        ("29 Dec–3 Jan closed, every year", ""),
        ("Nov. 21, 2026 (Sat) 9:00–12:00", ""),
        ("夏季休業", "Two passages differ."),
    ]


def test_in_japanese_they_read_as_a_notice_does() -> None:
    with override("ja"):
        assert opening_times(WITH_SATURDAYS, ON) == "月～金 9:00～18:00、土 9:00～12:00"
        assert in_a_sentence(Hours(), ON) == "9:00から18:00まで"
