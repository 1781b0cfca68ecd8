"""Visit: a customer looks at their own inquiry for some minutes after using a link; the session keeps which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from inquiries.models import Inquiry

KEY, RECEIVED = "visit", "received"
"""In the session: the visit, and the inquiry whose receipt is shown."""


@dataclass(frozen=True)
class Visit:
    """One inquiry, and until when it may be seen."""

    inquiry: Inquiry
    ends_at: datetime

    @classmethod
    def begin(cls, request: HttpRequest, inquiry: Inquiry) -> None:
        """Start a visit: a link was used in this browser."""
        ends_at = timezone.now() + timedelta(minutes=settings.HOTLINE_STATUS_MINUTES)
        request.session.cycle_key()
        contact = inquiry.contact_id
        request.session[KEY] = {"inquiry": inquiry.pk, "contact": contact, "ends_at": ends_at.isoformat()}

    @staticmethod
    def end(request: HttpRequest) -> None:
        """Nobody who sits down at this browser sees the page any more; a link that was used opens nothing again."""
        for key in (KEY, RECEIVED):
            request.session.pop(key, None)
        request.session.cycle_key()

    @classmethod
    def of(cls, request: HttpRequest) -> Visit | None:
        """The visit of this browser; None where it has ended, or the inquiry has another contact now.

        Where the inquiry was merged into another of the same contact, that one is shown.
        """
        kept = request.session.get(KEY, {})
        ends_at = parse_datetime(kept.get("ends_at", ""))
        if ends_at is None or ends_at <= timezone.now():
            return None
        states = Inquiry.objects.select_related("contact", "assignment", "hold", "closure", "merge__survivor")
        inquiry = states.filter(pk=kept["inquiry"]).first()
        if inquiry and kept.get("contact", inquiry.contact_id) != inquiry.contact_id:
            return None
        if inquiry and inquiry.is_merged and inquiry.survivor.contact_id == inquiry.contact_id:
            inquiry = states.get(pk=inquiry.survivor.pk)
        return cls(inquiry, ends_at) if inquiry else None
