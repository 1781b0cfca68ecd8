"""Opened 開示された照会結果: the look-up that may be told to whoever asks, in one way, now.

Law: a sealed outcome, one that ran out, an old list and no look-up at all give the same None. Whatever is proposed or
warned about goes by this alone, so nobody learns from a warning what is sealed.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from inquiries.models.notice.notice import Version
from inquiries.models.roster.roster import Roster

from .lookup import Lookup
from .sentences import Way
from .verification import Verification

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry


class Opened(NamedTuple):
    """A look-up that may be told; none where nothing may."""

    lookup: Lookup | None = None
    is_of_another: bool = False
    """Somebody is verified, and the look-up is not known to be of them, whatever it found."""


def opened(inquiry: Inquiry, way: Way, *, at: datetime) -> Lookup | None:
    """The last look-up of this inquiry, where its contact may be told it in this way and it names a cohort."""
    return looked_at(inquiry, way, at=at).lookup


def looked_at(inquiry: Inquiry, way: Way, *, at: datetime) -> Opened:
    """The same, and whether it is of another than whoever is verified."""
    lookup = Lookup.objects.filter(inquiry=inquiry).select_related("roster").newest_first().first()
    if lookup is None:
        return Opened()
    proved = Verification.objects.best_of(inquiry.contact, at)
    if proved is None or lookup.is_stale(Roster.objects.in_force(), Version.objects.in_force()):
        return Opened()
    if proved.may_be_told(lookup, way):
        return Opened(lookup if lookup.cohort else None)
    return Opened(is_of_another=proved.is_of_another(lookup))
