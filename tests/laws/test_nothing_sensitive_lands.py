"""Whoever writes a card number into whichever field of whichever page: it lands nowhere.

In every form the number stands in all fields at once. Alone it stands in a third of them, and in all in a whole run.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path

import pytest
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from inquiries import forms as desk_forms
from inquiries.models import Contact
from tests.laws.addresses import PUBLIC, Address, every_address
from tests.laws.forms import Forms
from tests.laws.places import around, cached, database, folder, holds, logged
from tests.often import some
from tests.world import World

pytestmark = [pytest.mark.once, pytest.mark.django_db]
NUMBER = "4012888888881881"
WRITTEN = "4012 8888 8888 1881"
ADDRESS = f"{NUMBER}@example.jp"
ADDRESSES = [address for address in every_address() if not address.route.startswith("webhooks/")]


@cache
def every_name() -> set[str]:
    """The names of the fields of all our forms, and of some that only templates know."""
    names = {"q", "page", "next", "words", "login", "username", "password", "language", "code", "to", "seen"}
    for module in pkgutil.walk_packages(desk_forms.__path__, f"{desk_forms.__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, BaseForm):
                names |= set(thing.base_fields)  # type: ignore[attr-defined]
    return names


def browser(world: World, address: Address) -> Client:
    """Of a supervisor; before the public pages of a customer who came by their link."""
    client = Client(raise_request_exception=False)
    if address.name in PUBLIC:
        client.post(reverse("link_open", kwargs={"token": world.link.token}))
    else:
        client.force_login(world.supervisor)
    return client


def sendings(world: World, address: Address, known: set[object]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every form of a page with the number in each of its fields, then the number under every name there is."""
    path = world.path(address)
    for form in Forms(browser(world, address).get(path).content.decode(errors="replace"), path).forms:
        if (form.method, form.path, *form.fields) in known:  # the search stands on every page
            continue
        known.add((form.method, form.path, *form.fields))
        yield form.method, form.path, form.filled(ADDRESS, "*")
        for name in ["*", *some(form.words, of=3, turn=len(known))]:
            yield form.method, form.path, form.filled(WRITTEN, name)
    for method in some(("post", "get"), of=2, turn=ADDRESSES.index(address)):
        yield method, path, dict.fromkeys(every_name(), WRITTEN)


def test_a_card_number_in_any_field_of_any_page_lands_nowhere(world: World, tmp_path: Path) -> None:
    sent, answers = set[object](), list[str]()
    todo = [(address, list(sendings(world, address, sent))) for address in ADDRESSES]

    with logged() as log:
        for address, fillings in todo:
            client = browser(world, address)
            for method, path, fields in fillings:
                answer = getattr(client, method)(path, fields)
                answers.append(f"{path}: {answer.cookies}")

    kept = {"database": database(), "folder": folder(tmp_path), "cache": cached(), "log": log.getvalue()}
    left = {place: around(text, NUMBER) for place, text in kept.items() if holds(text, NUMBER)}
    assert left == {}
    assert [answer for answer in answers if holds(answer, NUMBER)] == []
    assert len(sent) > 50


def test_a_number_that_landed_would_be_found(world: World, tmp_path: Path) -> None:
    Contact.objects.create(name="４０１２－８８８８ 8888 1881")
    (tmp_path / "left.txt").write_text("NDAxMjg4ODg4ODg4MTg4MQ==")

    assert holds(database(), NUMBER)
    assert holds(folder(tmp_path), NUMBER)


def test_the_fields_of_our_forms_are_seen(world: World) -> None:
    client = Client()
    client.force_login(world.supervisor)
    page = client.get(reverse("call_create")).content.decode()

    names = set(chain.from_iterable(form.fields for form in Forms(page, "/").forms))

    assert {"who", "memo"} <= names
    assert {"who", "memo", "words", "name"} <= every_name()
