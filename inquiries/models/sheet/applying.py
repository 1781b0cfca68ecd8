"""Applying: the known lines of a file become steps, many at once; taken back, each is retracted.

The number of statements for AT_ONCE cases does not depend on how many they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.utils import timezone

from inquiries.models.card.reissue import Reissue
from inquiries.models.card.retraction import Retraction
from inquiries.models.card.snag import Snag
from inquiries.models.card.stage import ENDS
from inquiries.models.card.step import Step
from inquiries.models.event import Event
from inquiries.models.inquiry.inquiry import Inquiry

from .matching import Match, Matches, Said, match, named
from .misfit import SAID, Misfit
from .sheet import AT_ONCE, Sheet
from .sheet_row import RowAnswer, SheetRow

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .sheet_return import SheetReturn

Row = TypeVar("Row")


def look(one: SheetReturn, lines: Sequence[Said], *, at: datetime | None = None) -> Matches:
    """What would become of each line; nothing is locked or written."""
    cases = Reissue.objects.select_related("inquiry__contact").in_bulk(sorted(named(lines)))
    return match(one.sheet, lines, cases, reported_by=one.reported_by, today=timezone.localdate(at))


def apply(
    one: SheetReturn, sheet: Sheet, lines: Sequence[Said], *, seen: str, by: Staff, at: datetime
) -> Matches | None:
    """Write the steps and the misfits. None, and nothing is written, where it is not what somebody has `seen`."""
    cases = _held(named(lines))
    matches = match(sheet, lines, cases, reported_by=one.reported_by, today=timezone.localdate(at))
    if matches.fingerprint != seen:
        return None
    for some in _chunks(matches.known):
        _step(one, sheet, some, by=by, at=at)
    for some in _chunks(matches.answering):
        RowAnswer.objects.bulk_create(RowAnswer(row=line.row, sheet_return=one) for line in some)
        _answered(some)
    misfits = [
        Misfit(
            sheet_return=one,
            line=line.said.line,
            reference=line.said.reference[:SAID],
            said=line.said.words[:SAID],
            why=line.why or "",
            reissue=line.case,
        )
        for line in matches.to_look_into
    ]
    Misfit.objects.bulk_create(misfits, AT_ONCE)
    return matches


def _step(one: SheetReturn, sheet: Sheet, lines: Sequence[Match], *, by: Staff, at: datetime) -> None:
    today = timezone.localdate(at)
    steps = [
        Step(
            reissue=line.case,
            stage=line.said.stage,
            reported_by=one.reported_by,
            happened_on=line.said.on or today,
            by=by,
            at=at,
        )
        for line in lines
    ]
    Step.objects.bulk_create(steps)
    RowAnswer.objects.bulk_create(
        RowAnswer(row=line.row, sheet_return=one, step=step) for line, step in zip(lines, steps, strict=True)
    )
    for step in steps:
        step.reissue.stage, step.reissue.stage_on = step.stage, step.happened_on
    _keep(step.reissue for step in steps)
    _answered(lines)
    if ended := [step.reissue_id for step in steps if step.stage in ENDS]:
        SheetRow.objects.waiting().filter(reissue__in=ended).update(state=SheetRow.State.LET_GO)
    said = {"reported_by": one.reported_by, "number": sheet.number}
    _record("reissue.answered", steps, by=by, at=at, **said)
    Snag.objects.weigh_many(steps)


def _answered(lines: Sequence[Match]) -> None:
    rows = [line.row.pk for line in lines if line.row]
    SheetRow.objects.filter(pk__in=rows).update(state=SheetRow.State.ANSWERED)


def take_back(one: SheetReturn, sheet: Sheet, *, by: Staff, at: datetime) -> tuple[int, int]:
    """Retract the steps that are still the newest of their case; how many, and how many stay.

    What wrote no step, or one that somebody has retracted since, is neither: the row waits again.
    """
    answers = list(one.answers.select_related("step", "row").order_by("pk"))
    cases = _held({answer.row.reissue_id for answer in answers})
    taken = left = 0
    for some in _chunks(answers):
        counts = _retract(some, cases, sheet, by=by, at=at)
        taken, left = taken + counts[0], left + counts[1]
    return taken, left


def _retract(
    answers: Sequence[RowAnswer], cases: dict[int, Reissue], sheet: Sheet, *, by: Staff, at: datetime
) -> tuple[int, int]:
    keys = [answer.row.reissue_id for answer in answers]
    standing: defaultdict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.standing().filter(reissue__in=keys).newest_first():
        standing[step.reissue_id].append(step)
    without = [one for one in answers if one.step not in standing[one.row.reissue_id]]
    steps = [one.step for one in answers if one.step and standing[one.row.reissue_id][:1] == [one.step]]
    Retraction.objects.bulk_create(Retraction(step=step, by=by, at=at) for step in steps)
    Snag.objects.open().filter(step__in=steps).delete()
    for step in steps:
        case, before = cases[step.reissue_id], standing[step.reissue_id][1]
        case.stage, case.stage_on = before.stage, before.happened_on
        step.reissue = case
    _keep(step.reissue for step in steps)
    free = [*without, *(one for one in answers if one.step in steps)]
    RowAnswer.objects.filter(pk__in=[one.pk for one in free]).delete()
    _await_again([one.row for one in free], sheet, by=by, at=at)
    _record("reissue.retracted", steps, by=by, at=at)
    return len(steps), len(answers) - len(free)


def _await_again(rows: Sequence[SheetRow], sheet: Sheet, *, by: Staff, at: datetime) -> None:
    """They wait once more; no longer where the sheet was closed without them, or the case waits on another by now."""
    bare = SheetRow.objects.filter(pk__in=[row.pk for row in rows], answers=None)
    elsewhere = SheetRow.objects.waiting().filter(reissue__in=[row.reissue_id for row in rows])
    there = list(elsewhere.values_list("reissue", flat=True))
    is_closed = sheet.has_ended and sheet.rows.let_go().exists()
    free = bare.none() if is_closed else bare.exclude(reissue__in=there)
    keys = list(free.values_list("pk", flat=True))
    bare.exclude(pk__in=keys).update(state=SheetRow.State.LET_GO)
    if SheetRow.objects.filter(pk__in=keys).update(state=SheetRow.State.WAITING) and sheet.has_ended:
        sheet.open_again(by=by, at=at)


def _held(keys: Iterable[int]) -> dict[int, Reissue]:
    """These cases as they are now, locked behind their inquiries, as everything locks them: first all inquiries."""
    found: dict[int, Reissue] = {}
    chunks, inquiries = list(_chunks(sorted(keys))), set[int]()
    for some in chunks:
        inquiries |= set(Reissue.objects.filter(pk__in=some).values_list("inquiry", flat=True))
    for others in _chunks(sorted(inquiries)):
        list(Inquiry.objects.select_for_update(of=("self",)).filter(pk__in=others).order_by("pk").values("pk"))
    for some in chunks:
        rows = Reissue.objects.select_for_update(of=("self",)).select_related("inquiry").filter(pk__in=some)
        found |= {row.pk: row for row in rows.order_by("pk")}
    return found


def _keep(cases: Iterable[Reissue]) -> None:
    Reissue.objects.bulk_update(list(cases), ["stage", "stage_on"])


def _record(action: str, steps: Sequence[Step], *, by: Staff, at: datetime, **said: object) -> None:
    """In the history of each inquiry."""
    Event.objects.bulk_create(
        Event(
            action=action,
            inquiry=step.reissue.inquiry,
            by=by,
            at=at,
            particulars={"reissue": step.reissue_id, "stage": step.stage, **said},
        )
        for step in steps
    )
    inquiries = {step.reissue.inquiry_id for step in steps}
    Inquiry.objects.filter(pk__in=inquiries, changed_at__lt=at).update(changed_at=at)


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
