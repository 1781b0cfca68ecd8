from datetime import date

import pytest

from inquiries.schedule import Group, Schedule, Span, Special, clock, minutes

pytestmark = pytest.mark.once

NINE, NOON, ONE, SIX = 9 * 60, 12 * 60, 13 * 60, 18 * 60
MON_TO_FRI = frozenset(range(5))
WEEKEND = frozenset({5, 6})


def test_of_a_public_holiday_the_notice_says_yes_no_or_nothing() -> None:
    holiday = date(2026, 11, 23)  # a Monday
    by_word = {said: Schedule((Span(NINE, SIX, MON_TO_FRI, said),)).on(holiday) for said in (True, False, None)}

    assert by_word[True].spans == ((NINE, SIX),)
    assert by_word[False].spans == ()
    assert by_word[None].spans == ((NINE, SIX),)
    assert [by_word[said].is_silent for said in (True, False, None)] == [False, False, True]


def test_where_public_holidays_are_worked_their_weekday_does_not_matter() -> None:
    assert Schedule((Span(NINE, SIX, WEEKEND, holidays=True),)).on(date(2026, 11, 23)).spans == ((NINE, SIX),)


def test_hours_hold_from_a_day_until_another() -> None:
    schedule = Schedule(
        (Span(NINE, SIX, last=date(2026, 11, 6)), Span(NINE, NOON, first=date(2026, 11, 7))),
    )

    assert schedule.on(date(2026, 11, 6)).spans == ((NINE, SIX),)
    assert schedule.on(date(2026, 11, 7)).spans == ((NINE, NOON),)


def test_a_day_of_its_own_goes_before_a_closing_around_it() -> None:
    schedule = Schedule(
        special=(Special("2026-08-10", "2026-08-16"), Special("2026-08-12", "2026-08-12", ((NINE, NOON),)))
    )

    assert [schedule.on(date(2026, 8, day)).spans for day in (11, 12, 17)] == [(), ((NINE, NOON),), ((NINE, SIX),)]


def test_a_closing_over_the_turn_of_the_year_may_come_every_year() -> None:
    schedule = Schedule(special=(Special("12-29", "01-03"),))

    days = [date(2026, 12, 28), date(2026, 12, 29), date(2027, 1, 3), date(2027, 1, 4), date(2028, 1, 1)]
    assert [bool(schedule.on(day).spans) for day in days] == [True, False, False, True, False]


def test_a_closing_of_which_nobody_knows_the_days_closes_none() -> None:
    assert Schedule(special=(Special("", ""),)).on(date(2026, 8, 14)).spans == ((NINE, SIX),)


def test_spans_that_touch_are_one() -> None:
    schedule = Schedule((Span(NINE, NOON), Span(NOON, SIX), Span(ONE, SIX + 60)))

    assert schedule.on(date(2026, 11, 20)).spans == ((NINE, SIX + 60),)


def test_only_what_counts_on_a_day_makes_it_doubtful() -> None:
    schedule = Schedule((Span(NINE, SIX, MON_TO_FRI), Span(NINE, SIX, WEEKEND, doubt="why")))

    assert schedule.on(date(2026, 11, 20)).doubts == ()
    assert schedule.on(date(2026, 11, 21)).doubts == ("why",)


def test_the_usual_week_is_told_by_its_days_with_the_lunch_break_inside() -> None:
    schedule = Schedule((Span(NINE, NOON, MON_TO_FRI), Span(ONE, SIX, MON_TO_FRI), Span(NINE, NOON, WEEKEND)))

    assert schedule.week(date(2026, 11, 20)) == [
        Group(MON_TO_FRI, None, ((NINE, SIX),)),
        Group(WEEKEND, None, ((NINE, NOON),)),
    ]


def test_a_longer_break_parts_the_day_in_two() -> None:
    schedule = Schedule((Span(NINE, NOON), Span(NOON + 120, SIX)))

    assert schedule.week(date(2026, 11, 20))[0].spans == ((NINE, NOON), (NOON + 120, SIX))


def test_before_its_first_day_the_week_to_come_is_told() -> None:
    schedule = Schedule((Span(NINE, SIX, first=date(2026, 12, 1)),))

    assert schedule.week(date(2026, 11, 20))[0].spans == ((NINE, SIX),)


def test_a_number_counts_while_it_is_valid() -> None:
    schedule = Schedule(
        (Span(NINE, SIX, last=date(2026, 11, 6), phone="a"), Span(NINE, SIX, first=date(2026, 11, 7), phone="b")),
    )

    assert schedule.phones_on(date(2026, 11, 6)) == ["a"]
    assert schedule.phones_on(date(2026, 11, 7)) == ["b"]


def test_a_clock_time_may_lie_beyond_midnight() -> None:
    assert [minutes(said) for said in ("09:30", "24:00", "29:00")] == [570, 1440, 1740]
    assert [clock(at) for at in (570, 1440, 1740)] == ["09:30", "24:00", "29:00"]
