"""So many wrong tries in a row, and for a while not even the right one is accepted."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connections

from inquiries.models import Lockout, Staff
from inquiries.models.lockout import FIRST_WAIT, LONGEST_WAIT, TRIES, LockedOut
from tests.makers import NOON, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def lockout(operator: Staff) -> Lockout:
    return Lockout.objects.of(operator, Lockout.What.CODE)


def wrong(lockout: Lockout, at: datetime = NOON) -> bool:
    return lockout.attempt("111111", lambda: False, at=at)


def right(lockout: Lockout, at: datetime = NOON, code: str = "222222") -> bool:
    return lockout.attempt(code, lambda: True, at=at)


def shut(lockout: Lockout, at: datetime = NOON) -> datetime:
    """After as many wrong tries as it takes; until when."""
    for _turn in range(TRIES - 1):
        assert not wrong(lockout, at)
    with pytest.raises(LockedOut) as refused:
        wrong(lockout, at)
    return refused.value.until


def test_the_last_wrong_try_says_until_when(lockout: Lockout) -> None:
    assert shut(lockout) == NOON + FIRST_WAIT


def test_until_then_the_right_one_is_not_even_looked_at(lockout: Lockout) -> None:
    shut(lockout)

    def is_right() -> bool:
        pytest.fail("looked at")

    with pytest.raises(LockedOut):
        lockout.attempt("222222", is_right, at=NOON + FIRST_WAIT - timedelta(seconds=1))


def test_afterwards_it_is_accepted(lockout: Lockout) -> None:
    shut(lockout)

    assert right(lockout, NOON + FIRST_WAIT)


def test_a_right_one_begins_the_count_anew(lockout: Lockout) -> None:
    for _turn in range(TRIES - 1):
        wrong(lockout)
    right(lockout)

    assert shut(lockout) == NOON + FIRST_WAIT


def test_each_time_the_wait_is_twice_as_long_up_to_a_limit(lockout: Lockout) -> None:
    now, waits = NOON, []
    for _turn in range(7):
        until = shut(lockout, now)
        waits.append(until - now)
        now = until

    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-2:] == [LONGEST_WAIT, LONGEST_WAIT]


def test_the_last_try_may_be_the_right_one(lockout: Lockout) -> None:
    for _turn in range(TRIES - 1):
        wrong(lockout)

    assert right(lockout)
    assert not wrong(lockout)


def test_a_code_is_used_once_however_it_is_spaced(lockout: Lockout) -> None:
    assert right(lockout, code="123 456")

    assert not right(lockout, NOON + timedelta(seconds=40), code="123456")
    assert right(lockout, code="123457")


def test_the_code_itself_is_not_kept(lockout: Lockout) -> None:
    right(lockout, code="123456")

    assert "123456" not in str(Lockout.objects.values_list("used").get())


def test_a_password_may_be_used_again(operator: Staff) -> None:
    lockout = Lockout.objects.of(operator, Lockout.What.PASSWORD)

    assert right(lockout)
    assert right(lockout)
    assert Lockout.objects.get().used == []


def test_one_person_s_tries_shut_out_nobody_else(lockout: Lockout) -> None:
    shut(lockout)

    assert right(Lockout.objects.of(make_staff("kato", "加藤"), Lockout.What.CODE))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_no_more_than_one_after_the_other(lockout: Lockout) -> None:
    looked_at: list[int] = []

    def is_right(turn: int) -> bool:
        looked_at.append(turn)
        return False

    def attempt(turn: int) -> bool:
        try:
            return Lockout.objects.get().attempt(str(turn), lambda: is_right(turn), at=NOON)
        except LockedOut:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        results: Iterator[bool] = pool.map(attempt, range(40))

    assert not any(results)
    assert len(looked_at) == TRIES
