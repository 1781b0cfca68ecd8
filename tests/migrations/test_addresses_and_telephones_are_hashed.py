"""Addresses and telephone numbers of before: found by their hash, and still in clear for the version before."""

import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

import inquiries.migrations
from inquiries.models import Dispatch, Interim, MailAddress, Message, Phone
from inquiries.models.locking import hashed
from tests.makers import make_contact, make_inquiry
from tests.models.test_encrypted import ADDRESS, NUMBER, stored

pytestmark = pytest.mark.django_db
NAME = next(Path(inquiries.migrations.__path__[0]).glob("*_hash_addresses_and_telephones.py")).stem
migration = importlib.import_module(f"inquiries.migrations.{NAME}")


def test_every_row_gets_its_hash_and_stays_in_clear() -> None:
    Interim.objects.begin()
    contact = make_contact(phone=NUMBER)
    Dispatch.objects.acknowledge(make_inquiry(contact=contact, sender_address=ADDRESS))
    for model, column in [(MailAddress, "address"), (Message, "sender_address"), (Dispatch, "to_address")]:
        model._base_manager.update(**{f"{column}_hash": None})

    migration.fill(apps, connection.schema_editor())

    assert bytes(MailAddress.objects.get().address_hash or b"") == hashed(ADDRESS)
    assert bytes(Message.objects.get().sender_address_hash or b"") == hashed(ADDRESS)
    assert bytes(Dispatch.objects.get().to_address_hash or b"") == hashed(ADDRESS)
    assert bytes(Phone.objects.get().number_hash or b"") == hashed(NUMBER)
    assert stored() == [ADDRESS]


def test_an_empty_hotline_has_no_interim_and_one_in_use_has() -> None:
    migration.begin(apps, connection.schema_editor())
    assert not Interim.objects.exists()

    make_contact()
    migration.begin(apps, connection.schema_editor())
    assert Interim.objects.exists()
