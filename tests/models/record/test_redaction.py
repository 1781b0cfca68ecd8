"""Words of the history that must go, go; what else was written stays proved."""

from typing import Any

import pytest

from inquiries.models import Contact, Event, Redaction, Seal, Sighting
from inquiries.models.record.line import mark
from inquiries.models.record.verifying import Difference, Reading
from inquiries.rescan import Rescan
from tests.forced import force
from tests.makers import NOON, make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db
NUMBER = "4111-1111-1111-1111"


def read() -> tuple[int, list[Difference]]:
    """How many rows were redacted, and what is wrong."""
    reading = Reading()
    found = list(reading.differences())
    return reading.redacted, found


def make_sighting(reason: str = "中村様へお電話のため") -> Sighting:
    by = make_staff()
    return Sighting.objects.uncover(make_inquiry(), field=Sighting.Field.PHONE, reason=reason, by=by, at=NOON)


def _row(sighting: Sighting) -> dict[str, Any]:
    return dict(Sighting.objects.filter(pk=sighting.pk).values().get())


def test_a_person_who_is_erased_breaks_nothing() -> None:
    sighting = make_sighting()
    inquiry, contact = sighting.inquiry, sighting.contact
    assert inquiry
    assert contact
    event = inquiry.record("harassment.lifted", by=None, because="中村様はお詫びになった")
    Seal.objects.seal()

    Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason="")
    Redaction.objects.redact(Event, event.pk, why=Redaction.Why.ERASED, particulars={})
    type(inquiry).objects.filter(pk=inquiry.pk).update(contact=make_contact("消去済", "gone@example.jp"))
    Contact.objects.get(pk=contact.pk).delete()

    sighting.refresh_from_db()
    assert not Contact.objects.filter(pk=contact.pk).exists()
    assert (sighting.reason, sighting.contact_id) == ("", contact.pk)
    assert read() == (2, [])
    Seal.objects.seal()
    assert read() == (2, [])


def test_what_was_erased_cannot_be_guessed_from_what_is_left() -> None:
    sighting = make_sighting()
    sealed = mark(_row(sighting))

    Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason="")

    left = _row(sighting)
    assert bytes(left["salt"]) != bytes(sighting.salt or b"")
    assert mark(left | {"reason": "中村様へお電話のため"}) != sealed
    assert mark(left | {"reason": "中村様へお電話のため", "salt": None}) != sealed


def test_a_number_that_a_rescan_masks_breaks_nothing() -> None:
    sighting = make_sighting(f"{NUMBER}の件")
    force(f"UPDATE inquiries_sighting SET reason = '{NUMBER}'")  # noqa: S608 - as an earlier mask had let it through
    Event.record("reply.sent", by=None, words=NUMBER)
    Seal.objects.seal()

    Rescan().run()

    sighting.refresh_from_db()
    assert sighting.reason == "[カード番号 Visa ••••1111]"
    assert read() == (2, [])
    assert set(Redaction.objects.values_list("table", "why")) == {("event", "masked"), ("sighting", "masked")}


def test_a_row_that_is_redacted_twice_is_whole() -> None:
    sighting = make_sighting()
    Seal.objects.seal()

    for reason in ("中村様", ""):
        Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason=reason)

    assert read() == (1, [])


def test_who_changes_a_row_and_then_redacts_it_is_found() -> None:
    sighting = make_sighting()
    Seal.objects.seal()
    force("UPDATE inquiries_sighting SET field = 'address'")

    Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason="")

    assert read() == (0, [Difference("changed", "sighting", sighting.pk)])


def test_who_changes_a_row_after_its_redaction_is_found() -> None:
    sighting = make_sighting()
    Seal.objects.seal()
    Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason="")

    force("UPDATE inquiries_sighting SET reason = 'x'")

    assert read() == (0, [Difference("changed", "sighting", sighting.pk)])


def test_a_redaction_is_sealed_like_any_row() -> None:
    sighting = make_sighting()
    Redaction.objects.redact(Sighting, sighting.pk, why=Redaction.Why.ERASED, reason="")
    Seal.objects.seal()
    made = Redaction.objects.get()

    force("UPDATE inquiries_redaction SET why = 'masked'")

    assert read() == (0, [Difference("changed", "redaction", made.pk)])
