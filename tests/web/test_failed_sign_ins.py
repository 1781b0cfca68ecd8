"""Wrong passwords shut out whoever types them, and nobody else; who tries many names is slowed."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from inquiries.models import Role, Staff
from inquiries.web.devices import COOKIE
from inquiries.web.failed_sign_ins import NAMES_AT_ONCE
from tests.makers import PASSWORD, make_staff

pytestmark = pytest.mark.django_db
SIGN_IN, OFFICE = reverse("account_login"), "203.0.113.9"


def sign_in(client: Client, name: str = "sato", password: str = PASSWORD) -> int:
    return client.post(SIGN_IN, {"login": name, "password": password}).status_code


def shut(name: str = "sato") -> None:
    for _time in range(5):
        sign_in(Client(REMOTE_ADDR=OFFICE), name, "wrong")


def known(name: str = "sato") -> Client:
    """A browser at the office in which this name has signed in before, and has signed out."""
    client = Client(REMOTE_ADDR=OFFICE)
    assert sign_in(client, name) == 302
    client.cookies.pop("sessionid")
    return client


def spray(names: int = NAMES_AT_ONCE, *, client: Client | None = None) -> None:
    for number in range(names):
        sign_in(client or Client(REMOTE_ADDR=OFFICE), f"guess{number}", "wrong")


def test_a_colleague_at_the_same_address_shuts_nobody_out_of_their_own_browser(operator: Staff) -> None:
    own = known()

    shut()

    assert sign_in(Client(REMOTE_ADDR=OFFICE)) == 429
    assert sign_in(own) == 302


def test_five_wrong_ones_in_one_s_own_browser_count_wherever_it_is(operator: Staff) -> None:
    own = known()
    for number in range(5):
        own.post(SIGN_IN, {"login": "sato", "password": "wrong"}, REMOTE_ADDR=f"203.0.113.{number}")

    assert sign_in(own) == 429
    assert sign_in(Client(REMOTE_ADDR=OFFICE)) == 302


def test_a_browser_is_known_for_those_who_signed_in_in_it(operator: Staff) -> None:
    make_staff("kato", "加藤")
    own = known()
    shut("kato")

    assert sign_in(own, "kato") == 429


def test_it_is_not_known_by_a_cookie_that_somebody_made(operator: Staff) -> None:
    shut()
    client = Client(REMOTE_ADDR=OFFICE)
    client.cookies[COOKIE] = "eyJpZCI6IngiLCJuYW1lcyI6W119:1abc:xyz"

    assert sign_in(client) == 429


def test_the_cookie_goes_to_the_sign_in_alone_and_no_script_reads_it(operator: Staff) -> None:
    cookie = known().cookies[COOKIE]

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/accounts/", True, "Lax")
    assert "sato" not in cookie.value


def test_going_on_does_not_prolong_it(operator: Staff) -> None:
    shut()
    before = AccessAttempt.objects.get().attempt_time

    shut()

    assert AccessAttempt.objects.get().attempt_time == before


def test_many_names_from_one_address_are_slowed_and_who_is_known_there_is_not(operator: Staff) -> None:
    own = known()
    make_staff("kato", "加藤")

    spray()

    assert sign_in(Client(REMOTE_ADDR=OFFICE), "kato") == 429
    assert sign_in(own) == 302
    assert sign_in(Client(REMOTE_ADDR="198.51.100.1"), "kato") == 302


def test_one_name_fewer_is_an_office_in_the_morning(operator: Staff) -> None:
    spray(NAMES_AT_ONCE - 1)

    assert sign_in(Client(REMOTE_ADDR=OFFICE)) == 302


def test_after_a_quarter_of_an_hour_it_is_over_though_somebody_went_on(operator: Staff) -> None:
    spray()
    spray(3)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert sign_in(Client(REMOTE_ADDR=OFFICE)) == 302


def test_a_household_with_ipv6_is_one_address(operator: Staff) -> None:
    for number in range(NAMES_AT_ONCE):
        sign_in(Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}"), f"guess{number}", "wrong")

    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:2:ffff::1")) == 429
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1")) == 302


def test_behind_our_proxy_the_address_is_the_customer_s(operator: Staff, settings: Settings) -> None:
    settings.HOTLINE_PROXIES = 1
    spray(client=forwarded("9.9.9.9, 203.0.113.66"))

    assert sign_in(forwarded("203.0.113.66, 198.51.100.7")) == 302
    assert sign_in(forwarded("198.51.100.7, 203.0.113.66")) == 429


def forwarded(hops: str) -> Client:
    return Client(REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": hops})


def test_administrators_read_from_where(operator: Staff, client: Client) -> None:
    client.force_login(make_staff("nakagawa", "中川", Role.ADMINISTRATOR))
    spray()

    page = client.get(reverse("home")).content.decode()

    assert OFFICE in page
    assert f"{NAMES_AT_ONCE}件のユーザー名" in page
    assert "guess1" not in page
