"""Who rings is known to the person who is rung, for minutes, and to nobody else."""

import pytest
from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Staff
from inquiries.web.rings import PLACES, ring, ring_of, ringing, take

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # kept in the cache
NUMBER = "+819000001234"


@pytest.fixture(autouse=True)
def _nobody_rings() -> None:
    cache.clear()


def numbers(staff: Staff) -> list[str]:
    return [one.number for one in ringing(staff)]


def test_only_the_person_who_is_rung_sees_it(operator: Staff, supervisor: Staff) -> None:
    coming = ring(operator, NUMBER)

    assert numbers(operator) == [NUMBER]
    assert numbers(supervisor) == []
    assert ring_of(supervisor, coming.key) is None
    assert take(supervisor, coming.key) is None


def test_several_stand_in_the_order_in_which_they_came(operator: Staff) -> None:
    for number in ("+81300000001", "", "+81300000002"):
        ring(operator, number)

    assert numbers(operator) == ["+81300000001", "", "+81300000002"]


def test_one_more_takes_the_place_of_the_oldest(operator: Staff) -> None:
    for number in range(PLACES + 1):
        ring(operator, f"+8130000000{number}")

    assert numbers(operator) == [f"+8130000000{number}" for number in range(1, PLACES + 1)]


def test_what_somebody_took_is_shown_no_more_and_still_known(operator: Staff) -> None:
    coming = ring(operator, NUMBER)

    first, again = take(operator, coming.key), take(operator, coming.key)

    assert first == again
    assert numbers(operator) == []
    known = ring_of(operator, coming.key)
    assert known
    assert (known.number, known.taken_at > 0) == (NUMBER, True)


def test_without_a_cache_nobody_rings_and_nothing_breaks(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_said: object, **_more: object) -> None:
        raise RedisError

    for verb in ("add", "get_many", "set"):
        monkeypatch.setattr(cache, verb, away)

    coming = ring(operator, NUMBER)

    assert ringing(operator) == []
    assert take(operator, coming.key) is None
