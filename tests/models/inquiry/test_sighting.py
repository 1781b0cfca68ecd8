"""Uncovering a personal detail: with a reason, on record, and not without end."""

import pytest
from django.conf import settings

from inquiries.models import Sighting
from inquiries.models.explanation import NoReason
from inquiries.models.inquiry.allowance import AllowanceSpent
from tests.makers import NOON, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def test_an_uncovering_says_who_saw_what_of_whom_and_why() -> None:
    inquiry, operator = make_inquiry(), make_staff()

    Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="折り返しのため", by=operator)

    sighting = Sighting.objects.get()
    assert (sighting.staff, sighting.contact, sighting.field) == (operator, inquiry.contact, "phone")


def test_without_a_reason_nothing_is_uncovered() -> None:
    with pytest.raises(NoReason):
        Sighting.objects.uncover(make_inquiry(), field=Sighting.Field.PHONE, reason=" ", by=make_staff())

    assert not Sighting.objects.exists()


def test_the_allowance_of_an_hour_ends() -> None:
    inquiry, operator = make_inquiry(), make_staff()
    for _ in range(settings.HOTLINE_REVEALS_PER_HOUR):
        Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="確認", by=operator, at=NOON)

    with pytest.raises(AllowanceSpent):
        Sighting.objects.uncover(inquiry, field=Sighting.Field.PHONE, reason="確認", by=operator, at=NOON)
