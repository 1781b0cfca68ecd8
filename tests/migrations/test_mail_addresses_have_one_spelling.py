"""Addresses that were stored as somebody wrote them."""

import importlib
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

import inquiries.migrations
from inquiries.models import Interim, MailAddress, Message, Participant, Received
from tests.makers import make_contact, make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_mail_addresses_have_one_spelling.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")
OLD, NEW = "a@例え.example", "a@xn--r8jz45g.example"


@pytest.fixture(autouse=True)
def _stored_in_clear() -> None:
    """As it was then."""
    Interim.objects.begin()


def respell() -> None:
    state = MigrationLoader(None, replace_migrations=False).project_state(("inquiries", NAME))
    migration.respell(state.apps, connection.schema_editor())


def test_each_gets_its_one_spelling() -> None:
    contact = make_contact("中村 由紀", "b@example.jp")
    MailAddress.objects.create(contact=contact, address=OLD)
    inquiry = make_inquiry(contact=contact)
    Message.objects.update(sender_address="Nakamura@Example.JP")
    Participant.objects.create(inquiry=inquiry, address=OLD, message=inquiry.messages.get())
    Received.objects.create(key="1", outcome="automatic", sender="c@example.jp.", size=1)

    respell()

    assert {row.address for row in contact.addresses.all()} == {"b@example.jp", NEW}
    assert Message.objects.get().sender_address == "nakamura@example.jp"
    assert Participant.objects.get().address == NEW
    assert Received.objects.get().sender == "c@example.jp"


def test_two_that_turn_out_to_be_one_are_one() -> None:
    contact = make_contact("中村 由紀", NEW)
    MailAddress.objects.create(contact=contact, address=OLD)

    respell()

    assert [row.address for row in contact.addresses.all()] == [NEW]


def test_what_is_no_address_stays() -> None:
    Received.objects.create(key="1", outcome="automatic", sender="[カード番号 Visa ••••1111]@X", size=1)

    respell()

    assert Received.objects.get().sender == "[カード番号 Visa ••••1111]@X"
