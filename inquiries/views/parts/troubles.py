"""Trouble with background work, mailboxes, the ledger and the history. Administrators see it too."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from inquiries.models import Audit, Collection, Received, Staff, Version
from inquiries.models.few import Counting
from inquiries.pulse import Pulse
from inquiries.watch.mailboxes import troubled


class Troubles:
    """Empty while all is well."""

    def __init__(self, now: datetime, version: Version | None, counts: Counting, staff: Staff) -> None:
        self.pulse = Pulse.at(now)
        self.mailboxes = troubled(now, version) if version else []
        patience = timedelta(minutes=settings.HOTLINE_MAILBOX_FAILING_MINUTES)
        self.history = Audit.objects.amiss() if staff.can_see_seals else None
        self.counts = counts
        counts.name(left_behind=Received.objects.left_behind(now - patience))
        self.collections = counts.first_of(Collection.objects.differing().select_related("mailbox"), "collections")

    @property
    def left(self) -> int:
        """Mails that are in the ledger, but still in their mailbox."""
        return self.counts["left_behind"]
