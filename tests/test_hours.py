from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.hours import HORIZON, Hours
from inquiries.schedule import Schedule, Span, Special
from tests.makers import TOKYO

pytestmark = pytest.mark.once

NINE, NOON, ONE, SIX, MIDNIGHT = 9 * 60, 12 * 60, 13 * 60, 18 * 60, 24 * 60
MON_TO_FRI = frozenset(range(5))
EVERY_DAY = Hours()
WEEKDAYS = Hours(Schedule((Span(NINE, SIX, MON_TO_FRI),), (Special("2016-04-29", "2016-04-29"),)))
LUNCH = Hours(Schedule((Span(NINE, NOON), Span(ONE, SIX))))
ALWAYS = Hours(Schedule((Span(0, MIDNIGHT),)))
NIGHTS = Hours(Schedule((Span(22 * 60, 29 * 60, MON_TO_FRI),)))
TWO_HOURS = timedelta(hours=2)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in April 2016 in Tokyo; the 27th is a Wednesday."""
    return datetime(2016, 4, day, hour, minute, tzinfo=TOKYO)


def test_it_is_open_from_the_opening_minute_until_before_the_closing_minute() -> None:
    assert not EVERY_DAY.is_open(at(27, 8, 59))
    assert EVERY_DAY.is_open(at(27, 9))
    assert EVERY_DAY.is_open(at(27, 17, 59))
    assert not EVERY_DAY.is_open(at(27, 18))


def test_the_clock_is_that_of_tokyo_whatever_the_zone_of_the_moment() -> None:
    assert EVERY_DAY.is_open(datetime(2016, 4, 27, 0, 30, tzinfo=UTC))


def test_it_is_closed_on_closed_weekdays_and_closed_days() -> None:
    assert not WEEKDAYS.is_open(at(30, 12))
    assert not WEEKDAYS.is_open(at(29, 12))
    assert WEEKDAYS.is_open(at(28, 12))


def test_it_is_closed_before_its_first_day_and_after_its_last() -> None:
    hours = Hours(opens_on=date(2016, 4, 27), ends_on=date(2016, 4, 28))

    assert [hours.is_open(at(day, 12)) for day in (26, 27, 28, 29)] == [False, True, True, False]


def test_over_a_lunch_break_it_is_closed() -> None:
    assert [LUNCH.is_open(at(27, hour)) for hour in (9, 11, 12, 13, 17, 18)] == [True, True, False, True, True, False]
    assert LUNCH.closes_at(at(27, 11)) == at(27, 12)
    assert LUNCH.next_opening(at(27, 11)) == at(27, 13)


def test_around_the_clock_it_never_closes_before_its_last_day_is_over() -> None:
    assert ALWAYS.is_open(at(27, 3))
    assert ALWAYS.is_open(at(28, 0))
    assert ALWAYS.closes_at(at(27, 3)) is None
    assert ALWAYS.next_opening(at(27, 3)) is None
    assert Hours(ALWAYS.schedule, ends_on=date(2017, 9, 30)).closes_at(at(27, 3)) == datetime(2017, 10, 1, tzinfo=TOKYO)


def test_the_last_night_ends_on_the_morning_after() -> None:
    hours = Hours(NIGHTS.schedule, ends_on=date(2016, 4, 29))

    assert hours.closes_at(at(30, 4)) == at(30, 5)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    assert NIGHTS.is_open(at(30, 4, 59))
    assert not NIGHTS.is_open(at(30, 5))
    assert not NIGHTS.is_open(at(30, 23))
    assert NIGHTS.closes_at(at(29, 23)) == at(30, 5)
    assert NIGHTS.due(at(29, 23), timedelta(hours=4)) == at(30, 3)


def test_the_clock_may_be_that_of_another_country() -> None:
    singapore = Hours(Schedule((Span(NINE, SIX),), zone="Asia/Singapore"))

    assert not singapore.is_open(at(27, 9, 30))
    assert singapore.is_open(at(27, 18, 30))


def test_the_end_of_today_is_known_while_it_is_open_only() -> None:
    assert EVERY_DAY.closes_at(at(27, 12)) == at(27, 18)
    assert EVERY_DAY.closes_at(at(27, 20)) is None


@pytest.mark.parametrize(
    ("hours", "moment", "opening"),
    [
        (EVERY_DAY, at(27, 3), at(27, 9)),
        (EVERY_DAY, at(27, 12), at(28, 9)),
        (EVERY_DAY, at(27, 20), at(28, 9)),
        (WEEKDAYS, at(28, 20), datetime(2016, 5, 2, 9, tzinfo=TOKYO)),
        (Hours(opens_on=date(2016, 4, 27)), at(1, 12), at(27, 9)),
        (Hours(ends_on=date(2016, 4, 27)), at(27, 12), None),
    ],
)
def test_the_next_opening_skips_closed_days(hours: Hours, moment: datetime, opening: datetime | None) -> None:
    assert hours.next_opening(moment) == opening


@pytest.mark.parametrize(
    ("hours", "since", "due"),
    [
        (EVERY_DAY, at(27, 10), at(27, 12)),
        (EVERY_DAY, at(27, 2), at(27, 11)),
        (EVERY_DAY, at(27, 17), at(28, 10)),
        (EVERY_DAY, at(27, 23, 50), at(28, 11)),
        (WEEKDAYS, at(28, 17), datetime(2016, 5, 2, 10, tzinfo=TOKYO)),
        (WEEKDAYS, at(30, 12), datetime(2016, 5, 2, 11, tzinfo=TOKYO)),
        (Hours(opens_on=date(2016, 4, 27)), at(26, 15), at(27, 11)),
        (LUNCH, at(27, 11), at(27, 14)),
        (ALWAYS, at(27, 23), at(28, 1)),
    ],
    ids=[
        "in the day",
        "at night",
        "over closing",
        "before midnight",
        "over days off",
        "on a day off",
        "before the first day",
        "over lunch",
        "over midnight",
    ],
)
def test_only_open_time_counts_until_an_answer_is_due(hours: Hours, since: datetime, due: datetime) -> None:
    assert hours.due(since, TWO_HOURS) == due


def test_the_open_time_between_two_moments_is_counted() -> None:
    assert EVERY_DAY.open_between(at(27, 17), at(28, 10)) == TWO_HOURS
    assert LUNCH.open_between(at(27, 11), at(27, 14)) == TWO_HOURS
    assert ALWAYS.open_between(at(27, 23), at(28, 1)) == TWO_HOURS
    assert WEEKDAYS.open_between(at(29, 0), at(30, 0)) == timedelta(0)


def test_open_days_are_counted_from_the_day_after() -> None:
    assert EVERY_DAY.day_after(at(27, 8), 1) == date(2016, 4, 28)
    assert EVERY_DAY.day_after(at(27, 23), 2) == date(2016, 4, 29)
    assert WEEKDAYS.day_after(at(28, 12), 1) == date(2016, 5, 2)


def test_of_days_after_the_last_none_is_named() -> None:
    assert Hours(ends_on=date(2016, 4, 28)).day_after(at(27, 12), 2) is None


def test_after_the_last_day_the_clock_runs_on() -> None:
    hours = Hours(ends_on=date(2016, 4, 27))

    assert hours.due(at(28, 10), TWO_HOURS) == at(28, 12)


def test_a_version_with_a_schedule_goes_by_it() -> None:
    span = {"opens": "09:00", "closes": "24:00", "days": [5, 6], "holidays": True, "from": None, "until": None}
    special = {"from": "12-29", "until": "01-03", "spans": []}
    told = {"zone": "Asia/Tokyo", "spans": [span | {"phone": None}], "special": [special]}

    hours = Hours.from_facts({"schedule": {"value": told}, "hours": [{"value": ["10:00", "11:00"]}]})

    assert hours.is_open(at(30, 23, 59))
    assert hours.is_open(at(29, 9))  # a public holiday
    assert not hours.is_open(at(28, 9))
    assert not hours.is_open(datetime(2017, 1, 1, 12, tzinfo=TOKYO))


def test_the_hours_of_a_notice_are_read_from_its_facts() -> None:
    facts = {
        "hours": [{"value": ["10:00", "17:30"], "quote": "10:00~17:30", "sure": True}],
        "closed_days": [{"value": "2016-04-29", "quote": "4月29日", "sure": True}],
        "opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True},
        "ends_on": None,
    }

    hours = Hours.from_facts(facts)

    assert hours.schedule == Schedule((Span(10 * 60, 17 * 60 + 30),), (Special("2016-04-29", "2016-04-29"),))
    assert (hours.opens_on, hours.ends_on) == (date(2016, 4, 27), None)


def test_weekdays_are_numbers_and_days_without_a_date_count_as_open() -> None:
    closed = [{"value": value, "quote": "", "sure": True} for value in (5, 6, "holiday", "year-end", "2016-04-29")]

    hours = Hours.from_facts({"closed_days": closed})

    assert hours == WEEKDAYS


def test_a_notice_that_is_silent_leaves_nine_to_six_every_day() -> None:
    assert Hours.from_facts({}) == Hours(Schedule((Span(NINE, SIX),)))
    assert Hours.from_facts({"hours": [], "closed_days": [], "opens_on": None, "ends_on": None}) == Hours()


def test_hours_that_end_before_they_begin_are_not_believed() -> None:
    assert Hours.from_facts({"hours": [{"value": ["18:00", "09:00"], "quote": "", "sure": False}]}) == Hours()


MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2017, 1, 1), timezones=st.just(TOKYO))  # noqa: DTZ001
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))
OF_DAY = st.sampled_from([(0, MIDNIGHT), (NINE, SIX), (NINE, NOON), (ONE, SIX), (22 * 60, 29 * 60)])
WEEKLY = st.builds(
    lambda times, weekdays, holidays: Span(times[0], times[1], weekdays, holidays),
    OF_DAY,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from([None, True, False]),
)
CLOSED = st.dates(date(2016, 1, 1), date(2016, 12, 31)).map(lambda day: Special(day.isoformat(), day.isoformat()))
OPENINGS = st.builds(
    Hours,
    st.builds(Schedule, st.lists(WEEKLY, min_size=1, max_size=3).map(tuple), st.lists(CLOSED, max_size=5).map(tuple)),
    opens_on=st.none() | st.dates(date(2016, 1, 1), date(2016, 6, 1)),
)


@given(OPENINGS, MOMENTS, SPANS)
def test_an_answer_is_always_due_in_open_hours(hours: Hours, since: datetime, within: timedelta) -> None:
    due = hours.due(since, within)

    assert hours.is_open(due - timedelta(microseconds=1))


@given(OPENINGS, MOMENTS, SPANS, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_who_writes_later_or_may_wait_longer_is_never_due_earlier(
    hours: Hours, since: datetime, within: timedelta, more: timedelta
) -> None:
    assert hours.due(since, within) <= hours.due(since + more, within)
    assert hours.due(since, within) <= hours.due(since, within + more)


@given(OPENINGS, MOMENTS)
def test_the_next_opening_is_open_and_the_first(hours: Hours, moment: datetime) -> None:
    opening = hours.next_opening(moment)

    if opening is None:
        assert hours.is_open(moment)
        assert hours.closes_at(moment) is None
        return
    assert moment < opening < moment + timedelta(days=HORIZON)
    assert hours.is_open(opening)
    assert not hours.is_open(opening - timedelta(microseconds=1))


@given(OPENINGS, MOMENTS)
def test_until_it_closes_it_is_open(hours: Hours, moment: datetime) -> None:
    closing = hours.closes_at(moment)

    if closing is None:
        return
    assert not hours.is_open(closing)
    assert hours.is_open(closing - timedelta(microseconds=1))
    assert hours.open_between(moment, closing) == closing - moment


@given(OPENINGS, MOMENTS, SPANS)
def test_as_much_open_time_passes_until_an_answer_is_due_as_was_allowed(
    hours: Hours, since: datetime, within: timedelta
) -> None:
    assert hours.open_between(since, hours.due(since, within)) == within
