"""Trouble with background work, mailboxes and the ledger. Administrators see it too."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from inquiries.mail.boxes.mailboxes import names
from inquiries.models import Collection, Mailbox, Received, Version
from inquiries.models.few import Counting
from inquiries.pulse import Pulse


class Troubles:
    """Empty while all is well."""

    def __init__(self, now: datetime, version: Version | None, counts: Counting) -> None:
        self.pulse = Pulse.at(now)
        self.mailboxes = self._mailboxes(now, version) if version else []
        patience = timedelta(minutes=settings.HOTLINE_MAILBOX_FAILING_MINUTES)
        self.counts = counts
        counts.name(left_behind=Received.objects.left_behind(now - patience))
        self.collections = counts.first_of(Collection.objects.differing().select_related("mailbox"), "collections")

    @property
    def left(self) -> int:
        """Mails that are in the ledger, but still in their mailbox."""
        return self.counts["left_behind"]

    def _mailboxes(self, now: datetime, version: Version) -> list[tuple[Mailbox, str]]:
        """Configured mailboxes in trouble. One that was never opened counts as known since the version was loaded."""
        expected = names()
        known = {mailbox.name: mailbox for mailbox in Mailbox.objects.among(expected)}
        found = (known.get(name) or Mailbox(name=name, known_since=version.loaded_at) for name in expected)
        troubles = ((mailbox, mailbox.trouble(now, version.hours)) for mailbox in found)
        return [(mailbox, trouble) for mailbox, trouble in troubles if trouble]
