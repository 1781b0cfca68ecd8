"""Where a request comes from, and how many are let through."""

import pytest
from django.test import RequestFactory, override_settings

from inquiries.web.throttle import Throttle, origin


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("2400:1:2:3:4:5:6:7", "2400:1:2:3::/64"),
        ("127.0.0.1", ""),
        ("10.0.0.7", ""),
        ("", ""),
    ],
)
def test_the_public_address_is_the_place_and_a_household_is_one(address: str, place: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)

    assert origin(request) == place


@override_settings(HOTLINE_PROXIES=2)
@pytest.mark.parametrize(
    ("forwarded", "place"),
    [("9.9.9.9, 1.2.3.4, 10.0.0.1", "1.2.3.4"), ("1.2.3.4, 10.0.0.1", "1.2.3.4"), ("1.2.3.4", ""), ("", "")],
)
def test_behind_proxies_only_what_they_wrote_is_believed(forwarded: str, place: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.2", headers={"x-forwarded-for": forwarded})

    assert origin(request) == place


def test_so_many_pass_and_no_more() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="1.2.3.4")
    door = Throttle("test", passes=2)

    assert [door.lets(request) for _turn in range(4)] == [True, True, False, False]


def test_each_door_counts_for_itself() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="1.2.3.4")

    assert Throttle("one", passes=1).lets(request)
    assert Throttle("two", passes=1).lets(request)


def test_what_has_no_place_is_not_counted() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1")

    assert all(Throttle("test", passes=1).lets(request) for _turn in range(3))


def test_after_a_while_the_door_turns_again() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="1.2.3.4")

    assert all(Throttle("test", passes=1, seconds=0).lets(request) for _turn in range(2))
