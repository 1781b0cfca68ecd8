"""The mailboxes of the settings, as they were found last."""

from __future__ import annotations

from datetime import datetime

from inquiries.mail.boxes.mailboxes import names
from inquiries.models import Mailbox, Version


def expected(version: Version) -> list[Mailbox]:
    """In the order of the settings. One that was never opened counts as known since the version was loaded."""
    wanted = names()
    known = {mailbox.name: mailbox for mailbox in Mailbox.objects.among(wanted)}
    return [known.get(name) or Mailbox(name=name, known_since=version.loaded_at) for name in wanted]


def troubled(now: datetime, version: Version) -> list[tuple[Mailbox, Mailbox.Trouble]]:
    """Those in trouble, and in which."""
    found = ((mailbox, mailbox.trouble(now, version.hours)) for mailbox in expected(version))
    return [(mailbox, trouble) for mailbox, trouble in found if trouble]
