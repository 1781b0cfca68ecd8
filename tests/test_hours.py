from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.hours import HORIZON, TOKYO, Hours

pytestmark = pytest.mark.once

EVERY_DAY = Hours()
WEEKDAYS = Hours(closed_weekdays=frozenset({5, 6}), closed_days=frozenset({date(2016, 4, 29)}))
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
    ],
    ids=[
        "in the day",
        "at night",
        "over closing",
        "before midnight",
        "over days off",
        "on a day off",
        "before the first day",
    ],
)
def test_only_open_time_counts_until_an_answer_is_due(hours: Hours, since: datetime, due: datetime) -> None:
    assert hours.due(since, TWO_HOURS) == due


def test_after_the_last_day_the_clock_runs_on() -> None:
    hours = Hours(ends_on=date(2016, 4, 27))

    assert hours.due(at(28, 10), TWO_HOURS) == at(28, 12)


def test_the_hours_of_a_notice_are_read_from_its_facts() -> None:
    facts = {
        "hours": [{"value": ["10:00", "17:30"], "quote": "10:00~17:30", "sure": True}],
        "closed_days": [{"value": "2016-04-29", "quote": "4月29日", "sure": True}],
        "opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True},
        "ends_on": None,
    }

    hours = Hours.from_facts(facts)

    assert (hours.opens, hours.closes) == (time(10), time(17, 30))
    assert hours.closed_days == {date(2016, 4, 29)}
    assert (hours.opens_on, hours.ends_on) == (date(2016, 4, 27), None)


def test_weekdays_are_numbers_and_days_without_a_date_count_as_open() -> None:
    closed = [{"value": value, "quote": "", "sure": True} for value in (5, 6, "holiday", "year-end", "2016-04-29")]

    hours = Hours.from_facts({"closed_days": closed})

    assert hours == WEEKDAYS


def test_a_notice_that_is_silent_leaves_nine_to_six_every_day() -> None:
    assert Hours.from_facts({}) == Hours(time(9), time(18))
    assert Hours.from_facts({"hours": [], "closed_days": [], "opens_on": None, "ends_on": None}) == Hours()


def test_hours_that_end_before_they_begin_are_not_believed() -> None:
    assert Hours.from_facts({"hours": [{"value": ["18:00", "09:00"], "quote": "", "sure": False}]}) == Hours()


MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2017, 1, 1), timezones=st.just(TOKYO))  # noqa: DTZ001
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))
OPENINGS = st.builds(
    Hours,
    opens=st.sampled_from([time(0), time(9), time(10, 30)]),
    closes=st.sampled_from([time(12), time(18), time(23, 59)]),
    closed_weekdays=st.frozensets(st.integers(0, 6), max_size=6),
    closed_days=st.frozensets(st.dates(date(2016, 1, 1), date(2016, 12, 31)), max_size=5),
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

    assert opening is not None
    assert moment < opening < moment + timedelta(days=HORIZON)
    assert hours.is_open(opening)
    assert not hours.is_open(opening - timedelta(microseconds=1)) or hours.closes == hours.opens
