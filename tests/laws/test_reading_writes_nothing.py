"""To look is not to change: no GET writes a row."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Role
from tests.laws.addresses import Address, pages_of_the_desk, pages_of_the_public
from tests.makers import make_staff
from tests.world import METRICS_TOKEN, World

pytestmark = pytest.mark.once
WRITES = re.compile(r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
MAY_BE_WRITTEN = re.compile(r"inquiries_session|axes_\w+|inquiries_sighting")
"""When somebody was last seen; a failed sign-in; who has looked, which is why reading is on record (web/seeing.py)."""
OF_ADMINISTRATORS = {"telephone_system_list", "telephone_system_delete"}
SHOWN = {"Authorization": f"Bearer {METRICS_TOKEN}"}
OF_THE_CARD_DESK = {"sheet_create", "sheet_columns_edit"}
"""The pages that supervisors cannot open."""


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


def broken_by(client: Client, world: World, addresses: list[Address], statuses: set[int]) -> list[str]:
    """The addresses that write when they are looked at, or do not answer as they should."""
    broken = []
    for address in addresses:
        with written_tables() as tables:
            response = client.get(world.path(address), headers=SHOWN)
        if tables or response.status_code not in statuses:
            broken.append(f"{address.name}: {response.status_code}, writes {sorted(tables)}")
    return broken


def test_a_supervisor_who_looks_changes_nothing(world: World) -> None:
    client = Client()
    client.force_login(world.supervisor)
    pages = [address for address in pages_of_the_desk() if address.name not in OF_ADMINISTRATORS | OF_THE_CARD_DESK]

    assert broken_by(client, world, pages, {200, 302, 405}) == []


@pytest.mark.parametrize(
    ("role", "names"), [(Role.ADMINISTRATOR, OF_ADMINISTRATORS), (Role.CARD_DESK, OF_THE_CARD_DESK)]
)
def test_those_who_alone_may_look_change_nothing(world: World, role: Role, names: set[str]) -> None:
    client = Client()
    client.force_login(make_staff("takahashi", "高橋", role))
    pages = [address for address in pages_of_the_desk() if address.name in names]

    assert broken_by(client, world, pages, {200}) == []


def test_a_stranger_who_looks_changes_nothing(world: World, stranger: Client) -> None:
    assert broken_by(stranger, world, pages_of_the_public(), {200, 302, 403, 405}) == []


def test_a_customer_who_looks_changes_nothing(world: World, stranger: Client) -> None:
    world.dispatch.mark_sent(at=timezone.now())  # its file is the customer's only once it has left
    stranger.post(reverse("link_open", kwargs={"token": world.link.token}))

    assert broken_by(stranger, world, pages_of_the_public(), {200, 302, 405, 410}) == []


@pytest.mark.django_db
def test_a_page_that_writes_would_be_found(world: World) -> None:
    with written_tables() as tables:
        world.inquiry.note(by=world.supervisor, text="見ただけです。")

    assert tables == {"inquiries_message", "inquiries_index"}
