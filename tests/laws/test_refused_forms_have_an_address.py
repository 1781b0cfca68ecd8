"""A page that a refused form shows has an address that a GET answers: to load it anew, or in the other language."""

import pytest
from django.db import transaction
from django.test import Client

from hotline.above import page_above
from tests.laws.addresses import Address, every_address, pages_of_the_desk, pages_of_the_public
from tests.world import World

pytestmark = pytest.mark.once
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MACHINES = {"ring_announce", "webhook_inbound", "webhook_tracking"}
"""Nobody opens these in a browser."""


def look(client: Client, path: str, *, follow: bool = False) -> int:
    return client.get(path, headers=BROWSER, follow=follow).status_code


def signed_in(world: World) -> Client:
    client = Client()
    client.force_login(world.supervisor)
    return client


def test_every_address_of_the_desk_answers_a_look(world: World) -> None:
    client = signed_in(world)

    found = {address.name: look(client, world.path(address)) for address in pages_of_the_desk()}

    assert {name for name, status in found.items() if status not in {200, 302, 403, 404}} == set()


def test_every_address_of_the_public_answers_a_look(world: World, stranger: Client) -> None:
    pages = [address for address in pages_of_the_public() if address.name not in MACHINES]

    found = {address.name: look(stranger, world.path(address)) for address in pages}

    assert {name for name, status in found.items() if status == 405} == set()


def broken(client: Client, address: Address, world: World) -> bool:
    """An empty form is refused there with a whole page, and the same address leads a look to no page."""
    path = world.path(address)
    with transaction.atomic():
        answer = client.post(path, headers=BROWSER)
        transaction.set_rollback(True)
    is_page = answer.status_code in {409, 422} and "</html>" in answer.text
    return is_page and look(client, path, follow=True) != 200


def test_where_an_empty_form_is_refused_a_look_shows_a_page(world: World) -> None:
    client = signed_in(world)

    assert [address.name for address in pages_of_the_desk() if broken(client, address, world)] == []


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/desk/roster/imports/7/acceptance/", "/desk/roster/imports/7/"),
        ("/desk/inquiries/7/draft/insertions/end/", "/desk/inquiries/7/"),
        ("/desk/inquiries/7/closure/end/", "/desk/inquiries/7/"),
        ("/desk/statements/7/editions/2/approval/", "/desk/statements/7/"),
        ("/desk/outbox/7/retry/", "/desk/outbox/"),
        ("/questions/offer/", "/questions/"),
        ("/webhooks/postmark/tracking/", None),
        ("/api/rings/", None),
        ("/", None),
    ],
)
def test_it_is_that_of_the_thing_which_the_form_is_about(path: str, above: str | None) -> None:
    assert page_above(path) == above


def test_a_program_is_told_that_it_must_not_look(supervisor_desk: Client) -> None:
    assert supervisor_desk.get("/desk/reissues/7/retractions/").status_code == 405


def test_there_are_addresses_that_take_forms_alone() -> None:
    assert {"roster_acceptance_create", "retraction_create"} <= {address.name for address in every_address()}
