"""One pass over every mailbox: each mail is first entered in the ledger, then moved out of the inbox."""

import logging
from collections import Counter
from datetime import datetime, time

from inquiries.models import Collection, Mailbox, Received, Version
from inquiries.models.arrival.envelope import Found

from .boxes.failures import BROKE_OFF
from .boxes.lock import Lock
from .boxes.mailbox import ARCHIVE, QUARANTINE, NotMoved, OpenMailbox, Unreachable, Waiting
from .boxes.mailboxes import mailboxes
from .intake import take_in
from .parsing import envelope

logger = logging.getLogger(__name__)
Outcome, Whereabouts = Received.Outcome, Received.Whereabouts
KEPT = {Whereabouts.ARCHIVE: ARCHIVE, Whereabouts.QUARANTINE: QUARANTINE}
NOTHING = dict.fromkeys(["seen", *Outcome.values, "older", "left", "busy", "unreachable"], 0)


class AllUnreachable(Exception):
    """No mailbox could be opened; `counts` holds the counts of the pass."""

    def __init__(self, counts: dict[str, int]) -> None:
        super().__init__()
        self.counts = counts


def poll() -> None:
    """The scheduled pass, skipped while the last one runs: a dead server may block one worker, not all of them."""
    with Lock("every mailbox").acquired() as is_ours:
        if is_ours:
            fetch()


def fetch() -> dict[str, int]:
    """Take in the mails that wait, and count them. `seen`: the sum of the outcomes.

    `older`: older than the hotline, not touched. `left`: in the ledger, but could not be moved. `busy`: mailboxes at
    which another pass is at work.
    """
    counts = Counter(NOTHING)
    failing = Mailbox.objects.failing_names()
    all_of_them = sorted(mailboxes(), key=lambda mailbox: mailbox.name in failing)
    for mailbox in all_of_them:
        counts.update(empty(mailbox))
    if all_of_them and counts["unreachable"] == len(all_of_them):
        raise AllUnreachable(dict(counts))
    return dict(counts)


def opening() -> datetime | None:
    """When the hotline opened, by the notice in force; None without a notice."""
    version = Version.objects.in_force()
    if version is None:
        return None
    day = version.hours.opens_on or version.published_on
    return datetime.combine(day, time.min, tzinfo=version.hours.tz)


def empty(mailbox: OpenMailbox) -> Counter[str]:
    """One pass over one mailbox; counts as in `fetch`."""
    opened_at, lock = opening(), Lock(mailbox.name)
    if opened_at is None:
        return Counter(NOTHING)
    with lock.acquired() as is_ours:
        return Emptying(mailbox, opened_at, lock).run() if is_ours else Counter(NOTHING | {"busy": 1})


class Emptying:
    """One pass over one mailbox."""

    def __init__(self, mailbox: OpenMailbox, opened_at: datetime, lock: Lock) -> None:
        self.mailbox, self.opened_at, self.lock = mailbox, opened_at, lock
        self.memory = Mailbox.objects.known(mailbox.name)
        self.collection: Collection | None = None
        self.counts = Counter(NOTHING)

    def run(self) -> Counter[str]:
        """Runs the pass. An error is recorded at this mailbox and does not stop the others."""
        try:
            with self.mailbox:
                self.memory.opened()
                self._empty()
        except Unreachable as lost:
            self._failed(lost.why)
        except Exception as error:  # noqa: BLE001 - the collection stays open: a mail may be only half taken in
            logger.error("mailbox %s: %s", self.mailbox.name, type(error).__name__)  # noqa: TRY400
            self._failed(BROKE_OFF)
            return self.counts
        else:
            self.memory.emptied()
        if self.collection:
            self.collection.end()
        return self.counts

    def _empty(self) -> None:
        lying = Received.objects.lying_in(self.memory)
        for handle in self.mailbox.handles(since=self.opened_at):
            if not self.lock.is_ours:
                raise Unreachable(BROKE_OFF)
            row = lying.pop(Found.mark_of(handle), None) or self._taken_in(handle)
            if row:
                self._put_away(handle, row)
        for row in lying.values():
            row.put(Whereabouts.GONE)

    def _taken_in(self, handle: str) -> Received | None:
        mail = self.mailbox.read(handle)
        if mail is None:
            return None
        if self._is_older(mail):
            self.counts["older"] += 1
            return None
        self.collection = self.collection or Collection.objects.begin(self.memory)
        self.collection.see()
        self.counts["seen"] += 1
        row = take_in(mail.raw, source=self.mailbox.name, found=Found(self.collection, handle)).row
        self.counts[row.outcome] += 1
        return row

    def _is_older(self, mail: Waiting) -> bool:
        """By the topmost Received line (the last server's); without one, by the Date line or the time of delivery."""
        header = envelope(mail.raw)
        stamps = [header.arrived_at] if header.arrived_at else [header.date, mail.delivered_at]
        return any(stamp < self.opened_at for stamp in stamps if stamp)

    def _put_away(self, handle: str, row: Received) -> None:
        """A mail that cannot be moved is known by its handle in the next pass and is then only moved."""
        try:
            if row.destination == Whereabouts.ERASED:
                self.mailbox.erase(handle)
            else:
                self.mailbox.move(handle, KEPT[row.destination])
        except NotMoved:
            self.counts["left"] += 1
            logger.warning("mailbox %s: a mail cannot be moved away", self.mailbox.name)
        else:
            row.put(row.destination)

    def _failed(self, why: str) -> None:
        self.counts["unreachable"] += 1
        self.memory.failed(why)
        logger.warning("mailbox %s: %s", self.mailbox.name, why)
