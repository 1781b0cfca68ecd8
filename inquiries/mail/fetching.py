"""One pass over every mailbox: each mail goes into the ledger first, and only then out of the way."""

import logging
from collections import Counter
from datetime import datetime, time
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from inquiries.models import Received, Version

from .folder import MailFolder
from .imap import ImapMailbox
from .intake import Taken, take_in
from .mailbox import ARCHIVE, QUARANTINE, Mailbox, Unreachable, Waiting
from .parsing import envelope

logger = logging.getLogger(__name__)
Outcome = Received.Outcome
CLAIM = "inquiries.mail.fetching"
CLAIM_SECONDS = 120
"""Two passes at once would note each mail twice; a pass that died is forgotten after this, renewed with every mail."""


class AllUnreachable(Exception):
    """No mailbox could be opened."""


def fetch() -> dict[str, int]:
    """Take in what waits. `seen` is the sum of the outcomes; `older` was there before the hotline and is left alone."""
    counts = Counter(dict.fromkeys(["seen", *Outcome.values, "older", "unreachable"], 0))
    opened_at = opening()
    mailboxes = _mailboxes()
    if opened_at is None or not cache.add(CLAIM, "taken", CLAIM_SECONDS):
        return dict(counts)
    try:
        for mailbox in mailboxes:
            _fetch_from(mailbox, opened_at, counts)
    finally:
        cache.delete(CLAIM)
    if mailboxes and counts["unreachable"] == len(mailboxes):
        raise AllUnreachable
    return dict(counts)


def opening() -> datetime | None:
    """When the hotline opened, as the notice in force says; without a notice it has not."""
    version = Version.objects.in_force()
    if version is None:
        return None
    day = version.hours.opens_on or version.published_on
    return datetime.combine(day, time.min, tzinfo=version.hours.tz)


def _mailboxes() -> list[MailFolder | ImapMailbox]:
    found: list[MailFolder | ImapMailbox] = []
    if settings.HOTLINE_MAIL_FOLDER:
        found.append(MailFolder(Path(settings.HOTLINE_MAIL_FOLDER)))
    if settings.HOTLINE_IMAP_URL:
        found.append(ImapMailbox(settings.HOTLINE_IMAP_URL))
    return found


def _fetch_from(mailbox: MailFolder | ImapMailbox, opened_at: datetime, counts: Counter[str]) -> None:
    try:
        with mailbox:
            for mail in mailbox.waiting(since=opened_at):
                cache.touch(CLAIM, CLAIM_SECONDS)
                if _is_older(mail, opened_at):
                    counts["older"] += 1
                    continue
                taken = take_in(mail.raw, source=mailbox.name)
                counts.update(["seen", taken.row.outcome])
                _put_away(mailbox, mail, taken)
    except Unreachable:
        counts["unreachable"] += 1
        logger.warning("mailbox %s cannot be reached", mailbox.name)


def _is_older(mail: Waiting, opened_at: datetime) -> bool:
    """By the stamp of the last server on its way; without one, by anything that says so."""
    header = envelope(mail.raw)
    stamps = [header.arrived_at] if header.arrived_at else [header.date, mail.delivered_at]
    return any(stamp < opened_at for stamp in stamps if stamp)


def _put_away(mailbox: Mailbox, mail: Waiting, taken: Taken) -> None:
    """What somebody must still look at is kept; else no card number stays in the mailbox either."""
    if taken.row.outcome in {Outcome.QUARANTINED, Outcome.REFUSED}:
        mailbox.move(mail.handle, QUARANTINE)
    elif taken.had_card_number:
        mailbox.erase(mail.handle)
    else:
        mailbox.move(mail.handle, ARCHIVE)
