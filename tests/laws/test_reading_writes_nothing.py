"""To look is not to change: no GET writes a row."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.laws.addresses import PUBLIC, Address, every_address, pages_of_the_desk
from tests.world import World

WRITES = re.compile(r"^\s*(?:INSERT\s+INTO|INSERT\s+OR\s+\w+\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
MAY_BE_WRITTEN = re.compile(r"django_session|axes_\w+|inquiries_sighting")
PUBLIC_PAGES = [address for address in every_address() if address.name in PUBLIC]


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """The tables into which something is written meanwhile."""
    tables: set[str] = set()

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if (write := WRITES.match(sql)) and not MAY_BE_WRITTEN.fullmatch(write[1]):
            tables.add(write[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield tables


@pytest.mark.parametrize("address", pages_of_the_desk(), ids=lambda address: address.name)
def test_a_supervisor_who_looks_changes_nothing(world: World, address: Address) -> None:
    client = Client()
    client.force_login(world.supervisor)

    with written_tables() as tables:
        response = client.get(world.path(address))

    assert tables == set()
    assert response.status_code in {200, 302, 405}


@pytest.mark.parametrize("address", PUBLIC_PAGES, ids=lambda address: address.name)
def test_a_stranger_who_looks_changes_nothing(world: World, stranger: Client, address: Address) -> None:
    with written_tables() as tables:
        response = stranger.get(world.path(address))

    assert tables == set()
    assert response.status_code < 500


@pytest.mark.parametrize("address", PUBLIC_PAGES, ids=lambda address: address.name)
def test_a_customer_who_looks_changes_nothing(world: World, stranger: Client, address: Address) -> None:
    stranger.post(reverse("link_open", kwargs={"token": world.link.token}))

    with written_tables() as tables:
        response = stranger.get(world.path(address))

    assert tables == set()
    assert response.status_code in {200, 302, 405, 410}
