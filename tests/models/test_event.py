"""The history is written once."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from inquiries.models import Event
from inquiries.models.event import Immutable
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


def test_events_are_neither_changed_nor_deleted() -> None:
    make_inquiry()

    with pytest.raises(Immutable):
        Event.objects.update(action="inquiry.closed")
    with pytest.raises(Immutable):
        Event.objects.all().delete()


def test_an_inquiry_says_when_the_last_thing_happened_to_it() -> None:
    inquiry, now = make_inquiry(), timezone.now()

    for hours in (2, 1):
        inquiry.record("inquiry.resumed", by=None, at=now + timedelta(hours=hours))

    inquiry.refresh_from_db()
    assert inquiry.changed_at == now + timedelta(hours=2)


def test_an_inquiry_with_a_history_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        make_inquiry().delete()
