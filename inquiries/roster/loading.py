"""Loading: a list is built beside the one in force, and takes its place in one step, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import BinaryIO

from cryptography.fernet import MultiFernet
from django.utils import timezone

from inquiries.models import Roster, RosterEntry, Staff, Version
from inquiries.models.locking import lock
from inquiries.models.roster.blind_key import Blinder, Kind
from inquiries.models.roster.cohort import Windows
from inquiries.models.roster.field import Field
from inquiries.tables.table import Table

from .reading import Columns, Person, Reading, Report

AT_ONCE = 4_000
"""People that are written in one transaction: others write in between."""
HASHED = {
    Field.MEMBER: ("member", Kind.MEMBER),
    Field.MAIL: ("mail", Kind.MAIL),
    Field.OTHER_MAIL: ("other_mail", Kind.MAIL),
    Field.PHONE: ("phone", Kind.PHONE),
    Field.OTHER_PHONE: ("other_phone", Kind.PHONE),
}
Step = Callable[[int, float], None]
"""Is told how many records were read, and how far that is, from 0 to 1."""


@dataclass(frozen=True)
class Source:
    """A table, what is read from which column, and the digest of both, by which it is known again."""

    table: Table
    columns: Columns
    digest: bytes

    @classmethod
    def of(cls, file: BinaryIO, table: Table, columns: Columns) -> Source:
        """The digest is kept as an HMAC alone."""
        digest = sha256()
        file.seek(0)
        while piece := file.read(1 << 20):
            digest.update(piece)
        said = sorted((field.value, place) for field, place in columns.items())
        digest.update(f"{table.sheet}{table.header}{said}".encode())
        return cls(table, columns, digest.digest())

    def reading(self, today: date | None = None) -> Reading:
        """Reads it by the windows of the notice in force."""
        windows = Windows.of(Version.objects.in_force())
        return Reading(self.table, self.columns, windows, today or timezone.localdate())


def check(source: Source, *, step: Step = lambda _rows, _part: None) -> Report:
    """Read all of it and write nothing."""
    reading = source.reading()
    for number, _person in enumerate(reading.people()):
        if number % AT_ONCE == 0:
            step(reading.report.rows, source.table.done())
    return reading.report


def load(
    source: Source,
    *,
    skip_refused: bool,
    prepared_by: Staff | None = None,
    accepted_by: Staff | None = None,
    alone_because: str = "",
    step: Step = lambda _rows, _part: None,
    begun: Callable[[Roster], None] = lambda _roster: None,
    finish: Callable[[Roster], None] = lambda _roster: None,
) -> Report:
    """Build a list of those that were understood, and put it in force. Nothing changes while a record is refused.

    `skip_refused`: somebody has seen which are left out. `begun` is called with the empty list, `finish` with it in the
    last transaction.
    """
    reading = source.reading()
    roster = Roster.objects.begin(by=prepared_by)
    try:
        begun(roster)
        blinder, locked = roster.to_hash(), lock()
        for people in batches(reading.people()):
            roster.take(entry(person, blinder, locked) for person in people)
            step(reading.report.rows, source.table.done())
        report = reading.report
        if report.refusals and not skip_refused:
            roster.discard()
            return report
        roster.come_into_force(
            rows=report.rows,
            refused=report.refusals,
            fingerprint=blinder.fingerprint(source.digest),
            by=accepted_by,
            alone_because=alone_because,
            finish=finish,
        )
    except BaseException:
        roster.discard()
        raise
    Roster.objects.erase_replaced()
    return report


def batches(people: Iterable[Person]) -> Iterator[list[Person]]:
    """As many as are written in one transaction."""
    rest = iter(people)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def entry(person: Person, blinder: Blinder, locked: MultiFernet) -> RosterEntry:
    """A person as stored, not saved: hashes, days, the address encrypted."""
    hashes = {HASHED[field][0]: blinder.hashed(HASHED[field][1], value) for field, value in person.values.items()}
    address = person.values.get(Field.MAIL) or person.values.get(Field.OTHER_MAIL)
    return RosterEntry(**hashes, **person.days._asdict(), address=locked.encrypt(address.encode()) if address else None)
