"""What came back from a backup proves itself as before, also where an erasure list has left its mark."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from inquiries.backup.erasures import Erasures
from inquiries.backup.making import make
from inquiries.backup.restoring import restore
from inquiries.models import Event, Redaction, Seal, Sighting
from inquiries.models.record.noted import noted
from inquiries.models.record.verifying import Reading
from tests import emptied
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db(transaction=True)


def back(tmp_path: Path, *erasures: dict[str, object]) -> Reading:
    """Lost and restored; the chain is read to its end, where nothing may be wrong."""
    Seal.objects.seal()
    make(tmp_path / "made.backup", at=timezone.now())
    emptied.empty(None)
    list_ = Erasures.read(json.dumps(one) for one in erasures)
    restore(tmp_path / "made.backup", at=timezone.now(), erasures=list_)
    Seal.objects.seal()
    reading = Reading()
    assert list(reading.differences()) == []
    return reading


def some_history(username: str = "sato") -> Sighting:
    inquiry, by = make_inquiry(), make_staff(username)
    return Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="中村様の確認", by=by)


def test_the_chain_goes_on_from_the_head_that_was_noted(tmp_path: Path) -> None:
    some_history()
    Seal.objects.seal()
    head = Seal.objects.newest()
    assert head

    reading = back(tmp_path)

    assert noted(str(head).replace(" ", ":")).seal == head
    assert reading.number > head.number
    assert Event.objects.named("backup.restored").exists()


def test_what_the_erasure_list_took_out_is_said_and_is_no_breach(tmp_path: Path) -> None:
    sighting, other = some_history(), some_history("tanaka")
    salt = bytes(other.salt or b"")
    event = Event.objects.order_by("pk").first()
    assert event

    reading = back(
        tmp_path,
        {"table": "inquiries.sighting", "key": sighting.pk},
        {"table": "inquiries.sighting", "key": other.pk, "values": {"reason": ""}},
        {"table": "inquiries.event", "key": event.pk, "values": {"particulars": {}}},
    )

    assert reading.redacted == 3
    assert set(Redaction.objects.values_list("table", "key")) == {
        ("sighting", sighting.pk), ("sighting", other.pk), ("event", event.pk)
    }  # fmt: skip
    other.refresh_from_db()
    assert (other.reason, bytes(other.salt or b"") != salt) == ("", True)
