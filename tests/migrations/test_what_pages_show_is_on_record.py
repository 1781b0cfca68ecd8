"""The table was made anew for openings: its guards stand, and openings are sealed with what was there before."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Seal, Sighting
from inquiries.models.inquiry.sighting import Seen
from inquiries.models.record.guards import missing
from inquiries.models.record.verifying import Reading
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def test_the_guards_stand() -> None:
    assert missing() == []


def test_an_opening_cannot_be_changed_and_is_sealed() -> None:
    by = make_staff()
    Sighting.objects.see(Seen.of_inquiry(make_inquiry().pk), by=by)
    Seal.objects.seal()

    for change in ({"quarter": 0}, {"once": "i0"}, {"inquiry": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sighting.objects.update(**change)

    assert Seal.objects.unsealed() == 0
    assert list(Reading().differences()) == []
    assert len(bytes(Sighting.objects.get().salt or b"")) == 16
