"""Which parts of the page of an inquiry have anything to show: each that has asks for it, the others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q

from inquiries.models import (
    Edition,
    FraudReport,
    Harassment,
    Inquiry,
    Lookup,
    OneTimeCode,
    Promise,
    Received,
    Rejection,
    Remedy,
    Verification,
)
from inquiries.models.beside import Existing, Rows


def there_on(inquiry: Inquiry) -> frozenset[str]:
    """The names of its parts that have, at this moment."""
    return _THERE.of(inquiry.pk, inquiry.contact_id)


def _lists(keys: Sequence[int]) -> Mapping[str, Rows]:
    inquiry, contact = keys
    return {
        "lookups": Lookup.objects.filter(inquiry=inquiry),
        "rejections": Rejection.objects.filter(inquiry=inquiry),
        "statements": Edition.objects.approved(),
        "fraud_reports": FraudReport.objects.filter(Q(inquiry=inquiry) | Q(inquiry__merge__survivor=inquiry)),
        "promises": Promise.objects.standing(),
        "remedies": Remedy.objects.filter(Q(inquiry=inquiry) | Q(inquiry__merge__survivor=inquiry)),
        "harassments": Harassment.objects.about(Inquiry(pk=inquiry, contact_id=contact)),
        "hints": Received.objects.filter(inquiry=inquiry, hint__isnull=False),
        "one_time_codes": OneTimeCode.objects.filter(inquiry=inquiry),
        "verifications": Verification.objects.filter(contact=contact),
        "earlier": Inquiry.objects.filter(contact=contact).exclude(pk=inquiry),
    }


_THERE = Existing(_lists)
EVERYTHING = frozenset(_lists([0, 0]))
"""For whoever does not know what is there."""
