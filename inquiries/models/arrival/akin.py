"""Akin: which inquiries may be one matter with this one, so that nobody has to remember a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, Value, When

from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.inquiry import Inquiry

from .received import Received

if TYPE_CHECKING:
    from inquiries.models.inquiry.contact import ContactQuerySet
    from inquiries.models.inquiry.queue import InquiryQuerySet


def akin_to(inquiry: Inquiry) -> InquiryQuerySet:
    """First those of the same contact, then those that a mail named, then those of a same name, number or address."""
    named = Received.objects.filter(inquiry=inquiry, hint__isnull=False).values("hint")
    naming = Received.objects.filter(hint=inquiry, inquiry__isnull=False).values("inquiry")
    is_theirs, is_named = Q(contact=inquiry.contact_id), Q(pk__in=named) | Q(pk__in=naming)
    found = Inquiry.objects.standing_alone().exclude(pk=inquiry.pk)
    found = found.filter(is_theirs | is_named | Q(contact__in=_perhaps_the_same(inquiry.contact).values("pk")))
    nearness = Case(When(is_theirs, then=0), When(is_named, then=1), default=Value(2), output_field=IntegerField())
    return found.order_by(nearness, "-received_at", "-pk")


def _perhaps_the_same(contact: Contact) -> ContactQuerySet:
    """Other contacts who may be the same person."""
    phones = Contact.objects.with_phone(*contact.phones.values_list("number", flat=True))
    addresses = Contact.objects.with_address(*contact.addresses.values_list("address", flat=True))
    reached = Contact.objects.filter(Q(pk__in=phones.values("pk")) | Q(pk__in=addresses.values("pk")))
    return reached | Contact.objects.matching(contact.name) if contact.name else reached
