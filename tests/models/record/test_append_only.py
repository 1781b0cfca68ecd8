"""The database itself refuses to rewrite the history."""

import pytest
from django.db import DatabaseError, connection, transaction

from inquiries.models import Event, Redaction, Seal, Sighting
from inquiries.models.record.guards import GUARDED, missing
from tests.forced import lifted
from tests.makers import NOON, make_inquiry, make_staff

pytestmark = pytest.mark.django_db

REWRITING = [
    "UPDATE inquiries_event SET action = 'inquiry.closed'",
    "UPDATE inquiries_event SET at = at",
    "DELETE FROM inquiries_event",
    "UPDATE inquiries_sighting SET reason = 'x'",
    "UPDATE inquiries_sighting SET contact_id = NULL",
    "DELETE FROM inquiries_sighting",
    "UPDATE inquiries_seal SET hash = hash_before",
    "DELETE FROM inquiries_seal",
    "UPDATE inquiries_redaction SET why = 'erased'",
    "DELETE FROM inquiries_redaction",
    "UPDATE inquiries_event SET salt = inquiries_redaction.salt, action = 'x' FROM inquiries_redaction",
    "UPDATE inquiries_event SET particulars = '{}'",
]


@pytest.mark.parametrize("sql", REWRITING)
def test_neither_changed_nor_deleted(sql: str) -> None:
    _some_history()

    with pytest.raises(DatabaseError, match="not rewritten"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", GUARDED)
def test_nor_emptied(table: str) -> None:
    _some_history()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match="not rewritten"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_look_up_is_tied_to_its_call_once() -> None:
    inquiry, other = make_inquiry(), make_inquiry()
    made = Sighting.objects.spend("lookup", inquiry=None, reason="電話", by=make_staff(), at=NOON)
    tied = Sighting.objects.filter(pk=made.pk)

    tied.update(inquiry=inquiry, contact=inquiry.contact)

    with pytest.raises(DatabaseError, match="not rewritten"), transaction.atomic():
        tied.update(inquiry=other, contact=other.contact)


def test_all_guards_stand_after_all_migrations() -> None:
    """Where a migration made a table anew on SQLite, they went: let it end with `guards.install`."""
    assert missing() == []


@pytest.mark.parametrize("which", ["inquiries_event_no_update", "inquiries_sighting_no_delete"])
def test_a_guard_that_was_dropped_is_named(which: str) -> None:
    table = which.rpartition("_no_")[0]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {which}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))

    assert missing() == [which]


def test_guards_that_are_switched_off_are_named() -> None:
    with lifted():
        assert len(missing()) == 4 * (3 if connection.vendor == "postgresql" else 2)


def _some_history() -> None:
    inquiry = make_inquiry()
    Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="確認", by=make_staff())
    said = inquiry.record("harassment.lifted", by=None, because="中村様のため")
    Redaction.objects.redact(Event, said.pk, why=Redaction.Why.ERASED, particulars={})
    Seal.objects.seal()
    assert Event.objects.exists()
