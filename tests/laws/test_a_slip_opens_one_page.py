"""Whoever signed in with the password on a slip is a stranger everywhere but where their own password is set."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Role, Staff
from inquiries.models.account.enrolment import take_on
from inquiries.models.account.pasted import read
from inquiries.web.first_password import OPEN_TO_SLIP, OWN
from tests.laws.addresses import PUBLIC, every_address, pages_of_the_public
from tests.makers import make_staff
from tests.world import WHERE, WHO, World

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CLOSED = [address for address in every_address() if address.name not in PUBLIC | OPEN_TO_SLIP]
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")
SET = reverse(OWN)


@pytest.fixture(params=[True, False], ids=["two steps", "password only"], autouse=True)
def _with_and_without_second_factor(request: pytest.FixtureRequest, settings: Settings) -> None:
    settings.HOTLINE_SECOND_FACTOR = request.param


def by_slip(role: Role = Role.SUPERVISOR) -> Client:
    """A browser in which somebody typed what stands on their slip."""
    chief = Staff.objects.filter(username="chief").first() or make_staff("chief", "大山", Role.ADMINISTRATOR)
    (slip,) = take_on(read(f"高橋, {role}.takahashi, {role}", role=role, by=chief), expires_on=None, by=chief)
    client = Client()
    sent = {"login": slip.staff.username, "password": slip.password}
    assert client.post(reverse("account_login"), sent).status_code == 302
    assert "_auth_user_id" in client.session
    return client


def opened(client: Client, world: World, methods: tuple[str, ...]) -> Iterator[str]:
    """What answers with anything but a refusal, or the way to that page or the sign-in."""
    ways = {SET, reverse("account_login")}
    for address in CLOSED:
        for method in methods:
            answer = client.generic(method, world.path(address))
            if not (answer.status_code in {403, 404, 405} or answer.get("Location") in ways):
                yield f"{method} {address.name}: {answer.status_code}"


def test_no_method_opens_a_page(world: World) -> None:
    assert list(opened(by_slip(), world, METHODS)) == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPERVISOR])
def test_no_role_has_a_page_of_its_own(world: World, role: Role) -> None:
    assert list(opened(by_slip(role), world, ("GET",))) == []


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}, {"X-By-Itself": "1"}])
def test_however_a_page_is_asked_for(world: World, headers: dict[str, str]) -> None:
    client = by_slip()

    told = {client.get(world.path(address), headers=headers).status_code for address in CLOSED}

    assert told <= {302, 403, 404, 405}


def test_nothing_is_changed_by_it(world: World) -> None:
    client, stranger, differing = by_slip(), Client(), []

    for address in CLOSED:
        with transaction.atomic():
            ours, theirs = (one.post(world.path(address)) for one in (client, stranger))
            transaction.set_rollback(True)
        if (ours.status_code, ours.content) != (theirs.status_code, theirs.content):
            differing.append(address.name)

    assert differing == []


def test_what_anybody_reads_is_read_as_by_anybody(world: World) -> None:
    client, differing = by_slip(), []

    for address in pages_of_the_public():
        if address.name not in OPEN_TO_SLIP:
            ours, theirs = client.get(world.path(address)), Client().get(world.path(address))
            if ours.status_code != theirs.status_code or WHO in (words := ours.content.decode()) or WHERE in words:
                differing.append(address.name)

    assert differing == []


def test_the_one_page_shows_nothing_of_the_desk(world: World) -> None:
    client = by_slip()

    page, missing = client.get(SET), client.get("/desk/nothing/")

    assert page.status_code == 200
    assert world.inquiry.number not in page.text
    assert "desk.js" not in page.text + missing.text


def test_each_address_that_is_open_to_it_is_there() -> None:
    assert {address.name for address in every_address()} >= OPEN_TO_SLIP
