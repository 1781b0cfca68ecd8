"""Events and sightings of before get a salt each, and are sealed."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import Event, Seal, Sighting
from inquiries.models.record.verifying import Reading
from tests.forced import force, lifted
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0101_seal_what_happened_before")


def test_each_has_a_salt_of_its_own_and_a_seal() -> None:
    by = make_staff()
    for _ in range(3):
        Sighting.objects.uncover(make_inquiry(), field=Sighting.Field.PHONE, reason="確認", by=by)
    force("UPDATE inquiries_event SET salt = NULL", "UPDATE inquiries_sighting SET salt = NULL")

    with lifted():
        migration.salt(apps, connection.schema_editor())
    migration.seal(apps, connection.schema_editor())

    for model in (Event, Sighting):
        salts = {bytes(salt or b"") for salt in model.objects.values_list("salt", flat=True)}
        assert len(salts) == model.objects.count()
        assert {len(salt) for salt in salts} == {16}
    assert (Seal.objects.count(), Seal.objects.unsealed()) == (2, 0)
    assert list(Reading().differences()) == []


def test_with_nothing_to_seal_there_is_no_seal() -> None:
    migration.seal(apps, connection.schema_editor())

    assert not Seal.objects.exists()
