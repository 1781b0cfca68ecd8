"""The sheets of the crowd: cases that wait for their card company, what it has answered, and lines that do not fit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from inquiries.models import (
    Handover,
    Issuer,
    Misfit,
    Reissue,
    Reporter,
    RowAnswer,
    Sheet,
    SheetFile,
    SheetReturn,
    SheetRow,
    Stage,
    Step,
)
from inquiries.models.locking import lock
from inquiries.models.sheet.handover import Way
from inquiries.models.sheet.misfit import Fit, Why

from .bulk import insert
from .fate import Fate, Ground

ASKED, SAID = [Stage.CONTACTED, Stage.ACCEPTED, Stage.DONE], [Stage.ACCEPTED, Stage.DONE]
BY_OTHERS = 3
"""One case in so many goes on no sheet: the customer says how it stands."""
CASES = 2
"""On one sheet: few, so that a measurement has many sheets."""
UNFIT, OPEN = 2, 5
"""Lines of a file that name no case of ours; into those of one file in so many nobody has looked."""
KEPT_BACK = 3
"""Of the sheets of which nothing is answered, one in so many waits for the second person."""
Asked = tuple[Fate, Reissue]


def is_on_a_sheet(fate: Fate, reissue: Reissue) -> bool:
    """It went to its card company on one."""
    return reissue.stage in ASKED and fate.number % BY_OTHERS != 0


def is_answered(fate: Fate, reissue: Reissue) -> bool:
    """Its last step is what the company wrote back."""
    return reissue.stage in SAID and is_on_a_sheet(fate, reissue)


@dataclass(frozen=True)
class Course:
    """One sheet and what becomes of it."""

    cases: list[Asked]
    sheet: Sheet

    @property
    def answered(self) -> list[bool]:
        """Of each case, whether the company has answered."""
        return [is_answered(fate, reissue) for fate, reissue in self.cases]

    @property
    def is_kept_back(self) -> bool:
        """Nobody has handed it over yet."""
        return not any(self.answered) and self.sheet.number % KEPT_BACK == 0

    def after(self, minutes: int) -> datetime:
        """So long after it was made."""
        return self.sheet.made_at + timedelta(minutes=minutes)


def write_sheets(asked: Sequence[Asked], ground: Ground) -> None:
    """Write them, with their files, their returns and misfits."""
    groups = list(_groups([(fate, reissue) for fate, reissue in asked if is_on_a_sheet(fate, reissue)]))
    sheets = insert(Sheet, _sheets(groups, ground))
    courses = [Course(cases, sheet) for cases, sheet in zip(groups, sheets, strict=True)]
    running = [one.sheet for one in courses if one.sheet.ended_at is None]
    insert(SheetFile, ({"sheet": sheet, "token": lock().encrypt(b"crowd")} for sheet in running))
    insert(Handover, (_handover(one, ground) for one in courses if not one.is_kept_back))
    rows = insert(SheetRow, (row for one in courses for row in _rows(one)))
    answered = [one for one in courses if any(one.answered)]
    returns = insert(SheetReturn, (_return(one, ground) for one in answered))
    of_sheet = {one.sheet_id: one for one in returns}
    told = [row for row in rows if row.state == SheetRow.State.ANSWERED]
    steps = insert(Step, (_step(row, of_sheet[row.sheet_id]) for row in told))
    insert(
        RowAnswer,
        (
            {"row": row, "sheet_return": of_sheet[row.sheet_id], "step": step}
            for row, step in zip(told, steps, strict=True)
        ),
    )
    insert(Misfit, (line for one in returns for line in _misfits(one)))


def _groups(asked: Sequence[Asked]) -> Iterator[list[Asked]]:
    """The cases of one sheet each, which are of one company."""
    by_issuer: defaultdict[int | None, list[Asked]] = defaultdict(list)
    for one in asked:
        by_issuer[one[1].issuer_id].append(one)
    for of_one in by_issuer.values():
        yield from (of_one[start : start + CASES] for start in range(0, len(of_one), CASES))


def _sheets(groups: list[list[Asked]], ground: Ground) -> Iterator[dict[str, Any]]:
    newest = Issuer.objects.annotate(newest=Max("sheets__number")).values_list("pk", "newest")
    numbers = {pk: number or 0 for pk, number in newest}
    for cases in groups:
        issuer = cases[0][1].issuer
        assert issuer
        numbers[issuer.pk] += 1
        made_at = max(fate.later(35) for fate, _ in cases)
        is_over = all(is_answered(fate, reissue) for fate, reissue in cases)
        ended = {"ended_by": ground.card_desk, "ended_at": made_at + timedelta(minutes=20)} if is_over else {}
        name = f"{issuer.name}_{numbers[issuer.pk]}.csv"
        said = {"issuer": issuer, "number": numbers[issuer.pk], "made_by": ground.card_desk, "made_at": made_at}
        yield said | {"cases": len(cases), "name": name, "digest": f"{cases[0][0].number:064}"} | ended


def _handover(one: Course, ground: Ground) -> dict[str, Any]:
    said = {"sheet": one.sheet, "by": ground.supervisor, "at": one.after(10)}
    return said | {"way": Way.PORTAL, "to": "カード管理部 受付担当", "downloads": 1}


def _rows(one: Course) -> Iterator[dict[str, Any]]:
    for place, ((_, reissue), is_told) in enumerate(zip(one.cases, one.answered, strict=True), 1):
        yield {
            "sheet": one.sheet,
            "place": place,
            "reissue": reissue,
            "stage": Stage.RECEIVED if is_told else reissue.stage,
            "state": SheetRow.State.ANSWERED if is_told else SheetRow.State.WAITING,
        }


def _return(one: Course, ground: Ground) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "name": "回答.csv",
        "digest": f"{one.sheet.pk:064}",
        "token": b"",
        "columns": ["整理番号", "ご回答", "ご回答日"],
        "parts": {"reference": 0, "step": 1, "day": 2},
        "stage": SheetReturn.Stage.TAKEN_IN,
        "by": ground.card_desk,
        "at": one.after(15),
        "accepted_by": ground.card_desk,
        "accepted_at": one.after(20),
        "counts": dict.fromkeys(Fit.values, 0) | {"known": sum(one.answered), "unknown": UNFIT},
    }


def _step(row: SheetRow, one: SheetReturn) -> dict[str, Any]:
    assert one.accepted_at
    said = {"reissue": row.reissue, "stage": row.reissue.stage, "reported_by": Reporter.ISSUER}
    return said | {"happened_on": timezone.localdate(one.accepted_at), "by": one.accepted_by, "at": one.accepted_at}


def _misfits(one: SheetReturn) -> Iterator[dict[str, Any]]:
    seen = {"seen_by": one.accepted_by, "seen_at": one.accepted_at} if one.pk % OPEN else {}
    for line in range(UNFIT):
        said = {"sheet_return": one, "line": 2 + line, "reference": f"R-{900_000 + one.pk}", "said": "再発行受付"}
        yield said | {"why": Why.NOT_OURS} | seen
