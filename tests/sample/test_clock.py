from datetime import datetime, timedelta
from random import Random

import pytest

from inquiries.hours import Hours
from inquiries.sample.clock import Clock
from tests.makers import TOKYO

pytestmark = pytest.mark.once

SECONDS = timedelta(seconds=6)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TOKYO)


NOON = Clock(Hours(), at(24, 12))


def test_going_back_counts_open_minutes_only() -> None:
    assert abs(NOON.before(60) - at(24, 11)) < SECONDS
    assert abs(NOON.before(240) - at(23, 17)) < SECONDS


def test_going_on_never_goes_beyond_now() -> None:
    assert NOON.after(at(23, 17, 30), 60) == at(24, 9, 30)
    assert at(24, 11, 50) < NOON.after(at(24, 11), 600) < at(24, 12)


def test_going_on_never_goes_back() -> None:
    assert NOON.after(at(24, 11, 59), 30) == at(24, 11, 59)


def test_calls_come_while_it_is_open_and_letters_at_night_too() -> None:
    random = Random(1)  # noqa: S311 - no secret
    times = [NOON.some_time(random, "phone", at(20, 0), at(24, 12)) for _one in range(100)]
    letters = [NOON.some_time(random, "mail", at(20, 0), at(24, 12)) for _one in range(100)]

    assert all(Hours().is_open(time) for time in times)
    assert not all(Hours().is_open(time) for time in letters)
