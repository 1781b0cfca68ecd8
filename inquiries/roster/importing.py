"""Importing: a file is laid down encrypted; the job reads it, and loads it once a second person has accepted it."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models import ColumnChoice, Roster, RosterImport, Staff, Version
from inquiries.models.refusal import Refusal
from inquiries.models.roster.acceptance import ShownOtherwise
from inquiries.models.roster.field import DAYS, Field
from inquiries.models.roster.roster import RosterGone
from inquiries.models.roster.roster_import import FirstLook, NotAtThisStage
from inquiries.tables.cards import holds_card_number
from inquiries.tables.days import written_day
from inquiries.tables.table import open_table
from inquiries.tables.unreadable import CARD_NUMBER, BadValue, NoList

from .fields import guess, recognised
from .loading import Source, check, load

LETTER = re.compile(r"[^\s@._/:()+,-]")
GIVEN_UP = timedelta(hours=1)
"""A list that is being built for longer has nobody left who builds it."""


class InForceAlready(Refusal):
    """This file, read in this way, is the list in force."""

    sentence = _("This list is in force already. Nothing was changed.")


def begin(content: bytes, name: str, *, by: Staff, sheet: str = "") -> RosterImport:
    """Keep the file, and guess which column is which. NoList."""
    file = io.BytesIO(content)
    table = open_table(file, recognised=recognised, sheet=sheet)
    if holds_card_number(file):
        raise NoList(CARD_NUMBER)
    samples = table.samples()
    remembered = ColumnChoice.objects.recalled(table.columns)
    guesses = guess(table.columns, samples)
    fields = remembered or {one.field.value: one.column for one in guesses}
    days = {column for name, column in fields.items() if Field(name) in DAYS}
    look = FirstLook(
        columns=table.columns,
        samples=[
            [covered(value, is_day=place in days) for place, value in enumerate(row[: len(table.columns)])]
            for row in samples
        ],
        fields=fields,
        unsure=[] if remembered else [one.field.value for one in guesses if not one.is_sure],
        sheet=table.sheet if len(table.sheets) > 1 else sheet,
        hidden=table.hidden,
    )
    return RosterImport.objects.begin(content, look, name=name, by=by)


def covered(value: str, *, is_day: bool) -> str:
    """The shape of a value without its letters and digits; in a column of days a day stays, as it names nobody."""
    try:
        is_day = (
            is_day and any(sign.isdecimal() for sign in value) and len(value) >= 6 and written_day(value) is not None
        )
    except BadValue:
        is_day = False
    return value if is_day and not value.isdecimal() else LETTER.sub("•", value[:60])


def run(*, at: datetime | None = None) -> int:
    """One pass of the job: delete what lies for too long, then read or load what waits. How many."""
    now = at or timezone.now()
    RosterImport.objects.expire(at=now)
    Roster.objects.erase_replaced(begun_before=now - GIVEN_UP)
    done = 0
    while one := RosterImport.objects.claim():
        _go_on(one)
        done += 1
    return done


def _go_on(one: RosterImport) -> None:
    """The next step of one import. What cannot be read ends it, with a sentence."""
    try:
        source = _source(one)
        if Roster.objects.known(source.digest):
            raise InForceAlready
        (_check if one.stage == RosterImport.Stage.CHECKING else _load)(one, source)
    except (NotAtThisStage, RosterGone):
        return  # somebody put it aside, or another job has taken over
    except Refusal as refusal:
        one.fail(str(refusal))


def _source(one: RosterImport) -> Source:
    file = io.BytesIO(one.content())
    columns = {Field(name): place for name, place in one.fields.items()}
    return Source.of(file, open_table(file, recognised=recognised, sheet=one.sheet), columns)


def _check(one: RosterImport, source: Source) -> None:
    version = Version.objects.in_force()
    report = check(source, step=lambda read, part: one.renew(read=read, part=part))
    bad = [[bad.row, bad.line, bad.reason, bad.column, bad.other] for bad in report.refused]
    one.checked(
        rows=report.rows,
        refused=report.refusals,
        reasons=dict(report.reasons),
        bad=bad,
        cohorts=report.cohorts,
        version=version,
    )


def _load(one: RosterImport, source: Source) -> None:
    load(
        source,
        skip_refused=True,
        prepared_by=one.begun_by,
        accepted_by=one.accepted_by,
        alone_because=one.alone_because,
        step=lambda read, part: one.renew(read=read, part=part),
        begun=one.builds,
        finish=lambda roster: _finish(one, roster),
    )


@transaction.atomic
def _finish(one: RosterImport, roster: Roster) -> None:
    """In the transaction in which the list comes into force: the file goes, and no second job has done it."""
    one.renew(read=roster.rows, part=1)
    if roster.refused != one.refused:
        raise ShownOtherwise
    if not one.end(RosterImport.Stage.LOADED):
        raise NotAtThisStage
