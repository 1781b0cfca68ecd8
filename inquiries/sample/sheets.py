"""The sheets of the sample: one has been answered, but for a line that does not fit; one waits for a second person."""

import csv
import io
from datetime import datetime

from django.db.models import Count, Q

from inquiries.models import Handover, Issuer, Reissue, Reporter, Sheet, SheetColumns, Staff
from inquiries.models.sheet.choosing import all_waiting
from inquiries.models.sheet.handover import Way
from inquiries.models.sheet.sheet_row import reference
from inquiries.reissues import returns
from inquiries.reissues.writing import write

from .clock import Clock
from .team import Team

UNKNOWN = "R-900001"
ANSWER = "再発行受付"


def send(team: Team, clock: Clock) -> None:
    """To the two card companies for whose word most cases wait."""
    waiting = Count("reissues", filter=Q(reissues__stage="contacted"))
    first, second = Issuer.objects.annotate(waiting=waiting).order_by("-waiting", "order")[:2]
    sheet = _made(first, by=team.card_desk, at=clock.before(50))
    Handover.objects.hand_over(
        sheet, by=team.supervisor, way=Way.PORTAL, to="カード管理部 受付担当", at=clock.before(48)
    )
    _answered(Sheet.objects.get(pk=sheet.pk), by=team.card_desk, at=clock.before(15))
    _made(second, by=team.card_desk, at=clock.before(10))


def _made(issuer: Issuer, *, by: Staff, at: datetime) -> Sheet:
    cases = [case.pk for case in all_waiting(issuer, by=by).goes]
    seen = SheetColumns.objects.of(issuer).fingerprint
    return Sheet.objects.make(issuer, cases, by=by, seen=seen, write=write, at=at)


def _answered(sheet: Sheet, *, by: Staff, at: datetime) -> None:
    """About one case; another line names none of ours."""
    case = Reissue.objects.filter(sheet_rows__sheet=sheet, stage="contacted").order_by("pk")[0]
    out = io.StringIO(newline="")
    day = f"{at:%Y/%m/%d}"
    lines = [["整理番号", "ご回答", "ご回答日"], [reference(case.pk), ANSWER, day], [UNKNOWN, ANSWER, day]]
    csv.writer(out).writerows(lines)
    content = out.getvalue().encode("cp932")
    one = returns.bring(sheet, content, name="連絡票_回答.csv", by=by, reported_by=Reporter.ISSUER, at=at)
    one.choose(one.parts, by=by, at=at)
    said, matches = returns.looked(one, at=at)
    one.accept(said, seen=matches.fingerprint, by=by, at=at)
