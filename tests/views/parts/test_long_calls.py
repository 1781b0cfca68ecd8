"""Supervisors see who has been on the telephone for too long now, without a row in the database."""

import re
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from redis.exceptions import RedisError

from inquiries.models import CallLimit, Extension, Staff
from inquiries.models.telephone.call_limit import SENTENCES
from inquiries.web.calling import calling, tell
from tests.markup import tight

pytestmark = pytest.mark.django_db
NEWS, HOME = reverse("news_show"), reverse("home")


@pytest.fixture(autouse=True)
def _nobody_speaks() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def ago(minutes: int) -> str:
    return str(int(time.time()) - minutes * 60)


def row(supervisor_desk: Client) -> str:
    """The row of the home screen."""
    page = tight(supervisor_desk.get(HOME).content.decode())
    found = re.search('id="long-calls".*?</li>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_call_over_the_limit_is_named_with_its_extension(
    desk: Client, supervisor_desk: Client, operator: Staff
) -> None:
    Extension.objects.take("201", by=operator)

    desk.get(NEWS, {"calling": ago(31)})

    assert "佐藤" in row(supervisor_desk)
    assert "内線201" in row(supervisor_desk)


@pytest.mark.parametrize("said", ["0", "x", "", "99999999999", "1"])
def test_one_within_it_or_none_is_not(desk: Client, supervisor_desk: Client, said: str) -> None:
    desk.get(NEWS, {"calling": said})
    assert "いません" in row(supervisor_desk)

    desk.get(NEWS, {"calling": ago(29)})
    assert "いません" in row(supervisor_desk)


def test_the_limit_is_the_one_that_was_set(desk: Client, supervisor_desk: Client, supervisor: Staff) -> None:
    CallLimit.objects.change(20, SENTENCES, by=supervisor)

    desk.get(NEWS, {"calling": ago(21)})

    assert "20分を超えて通話中" in row(supervisor_desk)
    assert "佐藤" in row(supervisor_desk)


def test_a_saved_call_is_over_at_once(desk: Client, supervisor_desk: Client) -> None:
    desk.get(NEWS, {"calling": ago(40)})

    desk.get(NEWS, {"calling": "0"})

    assert "いません" in row(supervisor_desk)


def test_the_home_screen_that_is_open_hears_of_it_and_of_its_end(
    desk: Client, supervisor_desk: Client, operator: Staff
) -> None:
    desk.get(NEWS, {"calling": ago(31)})

    heard = supervisor_desk.get(NEWS, {"calls": "0"}).content.decode()

    assert f'data-calls="{operator.pk}"' in heard
    assert 'id="long-calls"' not in supervisor_desk.get(NEWS, {"calls": str(operator.pk)}).content.decode()
    desk.get(NEWS, {"calling": "0"})
    assert 'data-calls="0"' in supervisor_desk.get(NEWS, {"calls": str(operator.pk)}).content.decode()


def test_operators_see_nobody(desk: Client) -> None:
    desk.get(NEWS, {"calling": ago(31)})

    assert 'id="long-calls"' not in desk.get(HOME).content.decode()
    assert 'id="long-calls"' not in desk.get(NEWS, {"calls": "0"}).content.decode()


def test_who_asks_for_news_writes_nothing(desk: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    seen = {"seen": "0", "figured": str(int(time.time()))}
    desk.get(NEWS, seen)

    with django_assert_num_queries(3):
        desk.get(NEWS, seen | {"calling": ago(31)})


def test_without_a_cache_nobody_speaks_and_nothing_breaks(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_said: object, **_more: object) -> None:
        raise RedisError

    for verb in ("set", "delete", "get_many"):
        monkeypatch.setattr(cache, verb, away)

    tell(operator, int(time.time()) - 60)
    tell(operator, 0)

    assert calling([operator.pk]) == {}
