"""One look at what fails: outages begin and end by it, and whoever watches is told.

That the background itself stands still is not seen here, for it is what looks: that is what `/readyz` is for.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from inquiries.models import Collection, Outage, Received, Version
from inquiries.models.inquiry.allowance import spent
from inquiries.models.outage import Wrong
from inquiries.pulse import Pulse
from inquiries.web.failed_sign_ins import sprayed_from

from . import telling
from .mailboxes import troubled

Part = Outage.Part


def look(now: datetime) -> None:
    """What beat asks for every minute."""
    Outage.objects.watch(wrong(now), at=now)
    telling.tell(now)


def wrong(now: datetime) -> set[Wrong]:
    """What fails at this moment."""
    patience = timedelta(minutes=settings.HOTLINE_MAILBOX_FAILING_MINUTES)
    differs = Collection.objects.differing().exists() or bool(Received.objects.left_behind(now - patience).count())
    is_so = {
        Part.MAIL: Pulse.at(now).is_mail_late,
        Part.LEDGER: differs,
        Part.ALLOWANCE: spent(now).exists(),
        Part.SIGN_IN: sprayed_from(now).exists(),
    }
    version = Version.objects.in_force()
    boxes = troubled(now, version) if version else []
    return {(part.value, "") for part, so in is_so.items() if so} | {
        (trouble.value, box.name) for box, trouble in boxes
    }
