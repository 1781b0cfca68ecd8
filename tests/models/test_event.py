"""The history is written once."""

import pytest
from django.db.models import ProtectedError

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


def test_an_inquiry_with_a_history_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        make_inquiry().delete()
