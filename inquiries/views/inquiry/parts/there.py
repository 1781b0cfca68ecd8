"""Which parts of the page of an inquiry have anything to show: each that has asks for it, the others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    return frozenset(name.partition(".")[0] for name in _THERE.of(inquiry.pk, inquiry.contact_id))


def _lists(keys: Sequence[int]) -> Mapping[str, Rows]:
    """Behind a dot stands a second place to look for the same: both in one condition would read the whole table."""
    inquiry, contact = keys
    return {
        "lookups": Lookup.objects.filter(inquiry=inquiry),
        "rejections": Rejection.objects.filter(inquiry=inquiry),
        "statements": Edition.objects.approved(),
        "fraud_reports": FraudReport.objects.filter(inquiry=inquiry),
        "fraud_reports.merged": FraudReport.objects.filter(inquiry__merge__survivor=inquiry),
        "promises": Promise.objects.standing(),
        "remedies": Remedy.objects.filter(inquiry=inquiry),
        "remedies.merged": Remedy.objects.filter(inquiry__merge__survivor=inquiry),
        "harassments": Harassment.objects.filter(inquiry=inquiry),
        "harassments.merged": Harassment.objects.filter(inquiry__merge__survivor=inquiry),
        "harassments.of_contact": Harassment.objects.filter(inquiry__contact=contact),
        "hints": Received.objects.filter(inquiry=inquiry, hint__isnull=False),
        "one_time_codes": OneTimeCode.objects.filter(inquiry=inquiry),
        "verifications": Verification.objects.filter(contact=contact),
        "earlier": Inquiry.objects.filter(contact=contact).exclude(pk=inquiry),
    }


_THERE = Existing(_lists)
EVERYTHING = frozenset(name.partition(".")[0] for name in _lists([0, 0]))
"""For whoever does not know what is there."""
