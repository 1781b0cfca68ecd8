"""Every page shuts out strangers, and each part of the staff from what is not its own."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.laws.addresses import PUBLIC, Address, every_address, pages_of_the_public

pytestmark = pytest.mark.once
ANYTHING = {"pk": 1, "number": 1, "name": "x", "token": "x", "key": "x", "clause": "c1"}
CLOSED = [address for address in every_address() if address.name not in PUBLIC]
OPEN = pages_of_the_public()


@pytest.mark.django_db
@pytest.mark.parametrize("address", CLOSED, ids=lambda address: address.name)
def test_a_stranger_is_sent_to_the_sign_in(stranger: Client, address: Address) -> None:
    path = address.path(ANYTHING)

    for method in ("get", "head", "post", "put", "delete", "options"):
        response = stranger.generic(method, path)

        assert response.status_code in {302, 403, 404, 405}
        if response.status_code == 302:
            assert response["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN, ids=lambda address: address.name)
def test_a_public_page_asks_nobody_to_sign_in(stranger: Client, address: Address) -> None:
    response = stranger.get(address.path(ANYTHING))

    assert reverse(settings.LOGIN_URL) not in response.get("Location", "")


def test_no_name_is_public_that_does_not_exist() -> None:
    assert {address.name for address in every_address()} >= PUBLIC
