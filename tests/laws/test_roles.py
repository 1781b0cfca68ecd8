"""Every address by every role and method does what the table in access.py says: what is shut, in every run.

What is open is a sample, all of it with HOTLINE_TEST_WHOLE=1. Pages are not drawn: only whether they open is asked.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from itertools import cycle
from typing import NamedTuple

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from inquiries.models import Draft, Received, Rejection, Role, Staff
from tests.laws.access import FOUND_BY_OWNERS, openings
from tests.laws.addresses import Address, every_address, pages_of_the_desk
from tests.makers import make_staff, make_topic
from tests.often import some
from tests.world import World

pytestmark = [pytest.mark.once, pytest.mark.django_db]
NAMES = {address.name for address in pages_of_the_desk()}
REST = [address for address in every_address() if address.name not in NAMES and not address.name.startswith("webhook")]
SHUT, NO_METHOD = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}, HTTPStatus.METHOD_NOT_ALLOWED
OTHERS = ("PUT", "DELETE", "OPTIONS", "PATCH")


class Ask(NamedTuple):
    """One request, and what the table says of it: open, shut or no method."""

    role: Role
    method: str
    address: Address
    says: str

    def is_right(self, status: int) -> bool:
        """Whether an answer of this status is what the table says."""
        if self.says == "open":
            return status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in {*SHUT, NO_METHOD}
        return status in SHUT if self.says == "shut" else status == NO_METHOD


class Walker:
    """Goes through the addresses as each role, in a browser of each; whatever is changed is taken back."""

    def __init__(self, world: World) -> None:
        self.world, topic = world, make_topic("asked", owner="headquarters")
        self.said: Mapping[str, dict[str, object]] = {
            "enclosing_create": {"enclosure": world.enclosure.editions.get().pk},
            "insertion_create": {"answer": world.answer.pk},
            "rejection_create": {"answer": world.answer.pk},
            "rejection_delete": {"answer": world.answer.pk},
            "referral_create": {"topic": topic.pk},
            "referral_delete": {"escalation": world.escalation.pk},
        }
        Rejection.objects.reject(world.answer, inquiry=world.inquiry, by=world.supervisor)
        self.browsers = {role: self._browser(role) for role in Role}

    def _browser(self, role: Role) -> tuple[Client, str]:
        staff, client = make_staff(f"takahashi-{role}", "高橋", role), Client()
        client.force_login(staff)
        if staff.can_see_inquiries:
            Draft.objects.begin(self.world.inquiry, by=staff)
        return client, client.cookies["sessionid"].value

    def status(self, role: Role, method: str, address: Address) -> int:
        client, key = self.browsers[role]
        client.cookies["sessionid"] = key
        path = self.world.path(address)
        if address.name == "hint_delete":
            path = reverse("hint_delete", args=[Received.objects.exclude(hint=None).get().pk])
        with transaction.atomic():
            if method == "POST":
                answer = client.post(path, self.said.get(address.name, {}))
            else:
                answer = client.generic(method, path)
            transaction.set_rollback(True)
        return answer.status_code

    def differences(self, asked: Iterator[Ask]) -> list[str]:
        """What the table and the app say differently."""
        told = ((ask, self.status(ask.role, ask.method, ask.address)) for ask in asked)
        return [
            f"{ask.method} {ask.address.name} as {ask.role}: {ask.says} in the table, {status} in the app"
            for ask, status in told
            if not ask.is_right(status)
        ]


@pytest.fixture
def walker(world: World, monkeypatch: pytest.MonkeyPatch) -> Walker:
    monkeypatch.setattr(Template, "render", lambda *_args, **_named: "")
    return Walker(world)


def asks() -> Iterator[Ask]:
    """Every address by GET and POST as every role."""
    for method in ("GET", "POST"):
        table = openings(method)
        for address in pages_of_the_desk():
            for role in Role:
                if address.name not in table:
                    yield Ask(role, method, address, "no method")
                elif role not in table[address.name]:
                    yield Ask(role, method, address, "shut")
                elif address.name not in FOUND_BY_OWNERS[method]:
                    yield Ask(role, method, address, "open")


def test_every_row_of_the_table_is_an_address() -> None:
    assert {*openings("GET"), *openings("POST")} == NAMES


def test_what_is_not_one_s_own_is_shut(walker: Walker) -> None:
    assert walker.differences(ask for ask in asks() if ask.says == "shut") == []


def test_what_is_one_s_own_opens(walker: Walker) -> None:
    assert walker.differences(iter(some((ask for ask in asks() if ask.says == "open"), of=7))) == []


def test_no_page_knows_a_method_that_it_has_no_row_for(walker: Walker) -> None:
    roles = cycle(Role)
    others = (
        Ask(role, method, address, "no method")
        for address in pages_of_the_desk()
        for method in OTHERS
        for role in some(Role, of=5, turn=list(Role).index(next(roles)))
    )

    assert walker.differences(iter(some(others, of=4, turn=1))) == []
    assert walker.differences(iter(some((ask for ask in asks() if ask.says == "no method"), of=4))) == []


def test_head_opens_nothing_that_get_does_not(walker: Walker) -> None:
    asked = [ask._replace(method="HEAD") for ask in asks() if ask.method == "GET" and ask.says == "shut"]

    told = {ask: walker.status(ask.role, "HEAD", ask.address) for ask in some(asked, of=5)}

    assert {status for status in told.values() if status not in {*SHUT, NO_METHOD}} == set()


def test_outside_the_desk_no_role_finds_more_than_another(walker: Walker) -> None:
    differing = {
        f"{method} {address.name}": told
        for address in REST
        for method in ("GET", "POST")
        if len(told := {walker.status(role, method, address) for role in some(Role, of=2)}) > 1
    }

    assert differing == {}


def test_whoever_left_opens_nothing(walker: Walker) -> None:
    client, _key = walker.browsers[Role.SUPERVISOR]
    Staff.objects.filter(role=Role.SUPERVISOR).update(is_active=False)

    told = {client.get(walker.world.path(address)).get("Location", "")[:16] for address in pages_of_the_desk()[:20]}

    assert told == {"/accounts/login/"}
