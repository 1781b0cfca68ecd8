"""Nothing that the desk showed can be gone back to, and nothing that a customer's page showed."""

import pytest
from django.test import Client

from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/desk/", "/desk/inquiries/", "/desk/calls/new/", "/accounts/2fa/"])
def test_no_page_of_the_desk_is_kept(desk: Client, path: str) -> None:
    make_inquiry()

    assert "no-store" in desk.get(path)["Cache-Control"]


def test_nor_is_the_sign_in_and_what_is_not_there(stranger: Client) -> None:
    assert "no-store" in stranger.get("/accounts/login/")["Cache-Control"]
    assert "no-store" in stranger.get("/desk/nowhere/")["Cache-Control"]


def test_a_receipt_is_not_kept(stranger: Client) -> None:
    assert "no-store" in stranger.get("/ask/received/")["Cache-Control"]


def test_what_everybody_may_read_may_be_kept(stranger: Client) -> None:
    assert "no-store" not in stranger.get("/questions/").get("Cache-Control", "")
