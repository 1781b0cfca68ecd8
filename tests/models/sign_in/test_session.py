"""A sign-in ends without work and with the shift, and what is stored of it lets nobody in."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Event, Session, Staff
from inquiries.models.sign_in.session import EndedBefore
from inquiries.web.sessions import SessionStore
from tests.laws.places import database
from tests.makers import NOON, make_staff

pytestmark = pytest.mark.django_db
HOME, NEWS = reverse("home"), reverse("news_show")


def at(minutes: float) -> time_machine.travel:
    return time_machine.travel(NOON + timedelta(minutes=minutes), tick=False)


def sign_in(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def is_in(client: Client, path: str = HOME) -> bool:
    return client.get(path).status_code in {200, 204}


def test_it_ends_after_half_an_hour_without_work(operator: Staff) -> None:
    with at(0):
        client = sign_in(operator)
    with at(29):
        assert is_in(client)
    with at(58):
        assert is_in(client)
    with at(88):
        assert not is_in(client)


def test_a_page_that_asks_for_news_is_no_work(operator: Staff) -> None:
    with at(0):
        client = sign_in(operator)
    for minute in range(1, 30):
        with at(minute):
            assert is_in(client, NEWS)

    with at(30):
        assert not is_in(client, NEWS)


def test_nor_is_one_that_renews_itself(operator: Staff) -> None:
    with at(0):
        client = sign_in(operator)
    with at(29):
        client.get(HOME, headers={"X-By-Itself": "1"})
    with at(31):
        assert not is_in(client)


def test_somebody_who_types_for_long_stays(operator: Staff) -> None:
    with at(0):
        client = sign_in(operator)
    with at(29):
        assert client.post(reverse("session_stay")).status_code == 204
    with at(58):
        assert is_in(client)


def test_it_ends_with_the_shift_however_busy_somebody_is(operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_SHIFT_HOURS = 1
    with at(0):
        client = sign_in(operator)
    for minute in (20, 40, 59):
        with at(minute):
            assert is_in(client)
            session = client.session
            session["words"] = minute  # what is kept in it does not prolong it either
            session.save()

    with at(60):
        assert not is_in(client)


def test_somebody_who_is_busy_is_written_down_once_a_minute(operator: Staff, django_assert_num_queries: object) -> None:
    with at(0):
        client = sign_in(operator)
    seen = list[datetime]()
    for seconds in (20, 50, 70, 90):
        with at(seconds / 60):
            client.get(HOME)
            seen.append(Session.objects.get().seen_at)

    assert [(one - NOON).seconds for one in seen] == [0, 0, 70, 70]


def test_no_key_of_a_browser_stands_in_the_database(operator: Staff) -> None:
    client = sign_in(operator)
    session = client.session
    session["words"] = "佐々木様の件"
    session.save()
    key = client.cookies["sessionid"].value

    row = Session.objects.get()

    assert key not in database()
    assert "佐々木" not in row.sealed
    for told in (row.key_hash, row.key_hash[:32], row.sealed[:32], str(row.pk)):
        thief = Client()
        thief.cookies["sessionid"] = told
        assert not is_in(thief)


def test_without_the_key_nobody_is_signed_in(operator: Staff, settings: Settings) -> None:
    client = sign_in(operator)
    settings.HOTLINE_KEYS = ["dGhlIGtleSBvZiBub2JvZHksIDMyIGJ5dGVzIGxvbmc="]

    assert not is_in(client)


def test_what_was_ended_is_not_revived_by_a_late_request(operator: Staff, supervisor: Staff) -> None:
    client = sign_in(operator)
    late = SessionStore(client.cookies["sessionid"].value)
    late["words"] = "x"

    Session.objects.get().end(by=supervisor)

    with pytest.raises(UpdateError):
        late.save()
    assert not is_in(client)
    with pytest.raises(EndedBefore):
        Session(pk=1, staff=operator).end(by=supervisor)
    assert Event.objects.named("sign_in.ended").get().particulars == {"owner": "佐藤", "count": 1}


def test_a_visitor_s_session_is_nobody_s_and_lives_as_before(supervisor: Staff) -> None:
    store = SessionStore()
    with at(0):
        store["visit"] = {"inquiry": 1}
        store.save()
    with at(60 * 11):
        assert SessionStore(store.session_key)["visit"] == {"inquiry": 1}
        assert not Session.objects.visible_to(supervisor).exists()


def test_those_that_ended_are_forgotten(operator: Staff) -> None:
    with at(0):
        sign_in(operator)
    with at(20):
        sign_in(make_staff("kato", "加藤"))

    Session.objects.forget(at=NOON + timedelta(minutes=40))

    assert [session.staff.username for session in Session.objects.all() if session.staff] == ["kato"]
