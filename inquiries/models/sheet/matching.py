"""Matching: each line of a card company's file beside the sheet. Nothing is guessed, and nothing is written here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from inquiries.models.card.not_taken import Backwards, Ended, NotYet
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.step import REPORTED_WITHIN
from inquiries.models.refusal import Refusal

from .misfit import ANSWERS, CHANGE_NOTHING, Fit, Why, fit_of
from .sheet_row import SheetRow, case_named

if TYPE_CHECKING:
    from .sheet import Sheet

REFUSED: dict[type[Refusal], Why] = {Ended: Why.ENDED, Backwards: Why.BACKWARDS, NotYet: Why.DAY_TO_COME}


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it was read: the reference and words as written, the stage that they mean, the day."""

    line: int
    reference: str
    words: str = ""
    stage: str = ""
    on: date | None = None
    fault: Why | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A company's words in a file, on how many lines, and the stage they mean: "" for none, None if nobody said yet."""

    words: str
    lines: int
    stage: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A line beside the sheet. `row` and `stage` where it becomes a step; `case` where it names one of this company."""

    said: Said
    why: Why | None = None
    row: SheetRow | None = None
    case: Reissue | None = None

    @property
    def fit(self) -> Fit:
        """Known, or what it is instead."""
        return fit_of(self.why)


class Matches:
    """All lines of a file, in their order."""

    def __init__(self, lines: Sequence[Match]) -> None:
        self.lines = lines

    @property
    def counts(self) -> dict[str, int]:
        """By fit; each of the five is there."""
        found = Counter(line.fit for line in self.lines)
        return {fit.value: found[fit] for fit in Fit}

    @property
    def known(self) -> list[Match]:
        """Those that become a step."""
        return [line for line in self.lines if line.fit == Fit.KNOWN]

    @property
    def misfits(self) -> list[Match]:
        """Those that do not, but for those that are not answered yet."""
        return [line for line in self.lines if line.fit not in (Fit.KNOWN, Fit.BLANK)]

    @property
    def answering(self) -> list[Match]:
        """Misfits by which the company has answered all the same: the first about each row that is not answered."""
        rows = {line.row.pk: line for line in reversed(self.lines) if line.row and line.why in ANSWERS}
        return [line for line in rows.values() if line.row and line.row.state != SheetRow.State.ANSWERED]

    @property
    def to_look_into(self) -> list[Match]:
        """Misfits that somebody has to look into."""
        return [line for line in self.misfits if line.why not in CHANGE_NOTHING]

    @property
    def change_nothing(self) -> bool:
        """To accept them would write nothing down."""
        return not (self.known or self.answering or self.to_look_into)

    @property
    def fingerprint(self) -> str:
        """Another one as soon as accepting would do something else."""
        digest = sha256()
        for line in self.lines:
            stands = line.case.stage if line.case else ""
            digest.update(f"{line.said.line}|{line.said.stage}|{line.said.on}|{line.why}|{stands}\n".encode())
        return digest.hexdigest()[:32]


def named(lines: Iterable[Said]) -> set[int]:
    """The keys of the cases that the lines name."""
    return {key for line in lines if (key := case_named(line.reference))}


def match(sheet: Sheet, lines: Sequence[Said], cases: dict[int, Reissue], *, reported_by: str, today: date) -> Matches:
    """Each line, in the order of the file. `cases`: those that the lines name, by key. One statement."""
    rows = {row.reissue_id: row for row in sheet.rows.filter(reissue__in=list(cases))}
    beside: defaultdict[int, list[Said]] = defaultdict(list)
    for line in lines:
        if not _is_blank(line):
            beside[case_named(line.reference) or 0].append(line)
    found = []
    for line in lines:
        key = case_named(line.reference) or 0
        case, row = cases.get(key), rows.get(key)
        why = _misplaced(sheet, line, case, row)
        if why is None and _is_blank(line):
            why = Why.BLANK
        if why is None and row is not None and case is not None:
            why = _repeated(line, beside[key]) or _impossible(line, case, reported_by=reported_by, today=today)
        is_theirs = case is not None and case.issuer_id == sheet.issuer_id
        found.append(Match(line, why, row, case if is_theirs else None))
    return Matches(found)


def _is_blank(line: Said) -> bool:
    return not line.words and line.on is None and line.fault is None


def _misplaced(sheet: Sheet, line: Said, case: Reissue | None, row: SheetRow | None) -> Why | None:
    if line.fault == Why.BROKEN:
        return Why.BROKEN
    if case is None:
        return Why.NOT_OURS
    if case.issuer_id != sheet.issuer_id:
        return Why.OTHER_ISSUER
    return None if row else Why.NOT_HERE


def _repeated(line: Said, beside: Sequence[Said]) -> Why | None:
    if len({(other.stage, other.words if not other.stage else "", other.on) for other in beside}) > 1:
        return Why.AT_ODDS
    return Why.AGAIN if line.line != beside[0].line else None


def _impossible(line: Said, case: Reissue, *, reported_by: str, today: date) -> Why | None:
    if line.stage == case.stage:
        return Why.STANDS
    if line.fault or not line.stage:
        return line.fault or Why.NO_STEP
    if line.on and line.on < today - REPORTED_WITHIN:
        return Why.LONG_AGO
    try:
        case.must_take(line.stage, reported_by=reported_by, on=line.on, today=today)
    except Refusal as refusal:
        return REFUSED.get(type(refusal), Why.BACKWARDS)
    return None
