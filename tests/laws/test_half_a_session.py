"""Where only the password was given, every page is shut but those on which a second factor is set up."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.models import Role, Staff
from inquiries.web.factor import OPEN_TO_HALF
from tests.laws.addresses import PUBLIC, every_address, pages_of_the_public
from tests.makers import PASSWORD, make_staff
from tests.world import WHERE, WHO, World

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CLOSED = [address for address in every_address() if address.name not in PUBLIC | OPEN_TO_HALF]
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")


def half(role: Role = Role.SUPERVISOR) -> Client:
    """A browser in which the right password was typed, and nothing else."""
    make_staff("takahashi", "高橋", role)
    client = Client()
    assert client.post(reverse("account_login"), {"login": "takahashi", "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" in client.session
    return client


def opened_by(client: Client, world: World, methods: tuple[str, ...]) -> list[str]:
    """What answers with anything but a refusal, or the way to the set-up or the sign-in."""
    opened, ways = [], {reverse("mfa_activate_totp"), reverse("account_login")}
    for address in CLOSED:
        for method in methods:
            answer = client.generic(method, world.path(address))
            if not (answer.status_code in {403, 404, 405} or answer.get("Location") in ways):
                opened.append(f"{method} {address.name}: {answer.status_code}")
    return opened


def test_no_method_opens_a_page(world: World) -> None:
    assert opened_by(half(), world, METHODS) == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SUPERVISOR])
def test_no_role_has_a_page_of_its_own(world: World, role: Role) -> None:
    assert opened_by(half(role), world, ("GET",)) == []


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}, {"X-Requested-With": "x"}])
def test_however_a_page_is_asked_for(world: World, headers: dict[str, str]) -> None:
    client = half()

    told = {client.get(world.path(address), headers=headers).status_code for address in CLOSED}

    assert told <= {302, 403, 404, 405}


def test_what_anybody_reads_is_read_as_by_anybody(world: World) -> None:
    client, differing = half(), []

    for address in pages_of_the_public():
        if address.name not in OPEN_TO_HALF | {"account_login"}:
            ours, theirs = client.get(world.path(address)), Client().get(world.path(address))
            if ours.status_code != theirs.status_code or WHO in (words := ours.content.decode()) or WHERE in words:
                differing.append(address.name)

    assert differing == []


def test_the_set_up_shows_nothing_of_the_desk(world: World) -> None:
    page = half().get(reverse("mfa_activate_totp"))

    assert page.status_code == 200
    assert world.inquiry.number not in page.content.decode()
    assert "desk.js" not in page.content.decode()


def test_a_page_that_is_not_there_says_no_more_than_to_a_stranger() -> None:
    assert "desk.js" not in half().get("/desk/nothing/").content.decode()


def test_whoever_set_one_up_meanwhile_signs_in_again() -> None:
    client = half()

    TOTP.activate(Staff.objects.get(username="takahashi"), generate_totp_secret())

    assert client.get(reverse("home"))["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


def test_where_it_is_switched_off_the_password_is_enough(settings: Settings) -> None:
    settings.HOTLINE_SECOND_FACTOR = False

    assert half().get(reverse("home")).status_code == 200
