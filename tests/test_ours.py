"""What is an address of the hotline itself."""

import pytest
from pytest_django.fixtures import Settings

from inquiries.ours import own_addresses

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def named(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "あかね文具 <Madoguchi@example.jp>"
    settings.HOTLINE_MAILBOXES = [
        "imaps://soudan%40example.jp:p%40ss@mail.example.jp/INBOX",
        "imaps://desk:password@mail.example.jp/INBOX",
        "/var/spool/hotline",
        "imaps://[broken",
    ]
    settings.HOTLINE_ADDRESSES = ["info@bücher.example"]


@pytest.mark.parametrize(
    "address",
    [
        "madoguchi@example.jp",
        "MADOGUCHI@EXAMPLE.JP.",
        "madoguchi+card@example.jp",
        "soudan@example.jp",
        "soudan+1+2@example.jp",
        "info@xn--bcher-kva.example",
        "info+x@bücher.example",
    ],
)
def test_our_address_the_mailboxes_and_whatever_is_named_are_ours_with_any_tag(address: str) -> None:
    assert address in own_addresses()


@pytest.mark.parametrize(
    "address", ["card+madoguchi@example.jp", "desk@mail.example.jp", "madoguchi@example.com", "madoguchi", "", "+@"]
)
def test_nothing_else_is(address: str) -> None:
    assert address not in own_addresses()


def test_colleagues_and_groups_are_of_a_domain_of_ours_or_below() -> None:
    ours = own_addresses()

    assert ours.has_neighbour("taguchi@corp.example.jp")
    assert ours.has_neighbour("group@example.jp")
    assert not ours.has_neighbour("taguchi@badexample.jp")
