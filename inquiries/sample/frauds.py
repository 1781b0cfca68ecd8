"""The unknown charges of the sample: some at every stage and end, and two that the notice cannot explain."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from inquiries.models import Dispatch, FraudReport, FraudStage, Owner, Reporter, Version
from inquiries.models.roster.cohort import Windows

from .case import Case
from .detours import answer_alarm
from .second_line import GIVERS
from .team import Team

OF_CARDS = {"check-statement", "reissue-procedure", "reissue-fee", "scope-card-period"}
STAGE, US, CUSTOMER, ISSUER = FraudStage, Reporter.US, Reporter.CUSTOMER, Reporter.ISSUER
ADVISED, ASKED = (STAGE.ADVISED, US), (STAGE.INVESTIGATED, CUSTOMER)
DECLINED = (STAGE.NOT_COVERED, CUSTOMER)


class Told(NamedTuple):
    """One charge: yen, days after the first of the card window, the merchant, and its way."""

    yen: int
    day: int
    merchant: str
    way: list[tuple[FraudStage, Reporter]]
    but: dict[str, Any]


TOLD = (
    Told(50_000, 200, "ミナトデンキ オンライン", [ADVISED], {"is_registered": False}),
    Told(18_400, -24, "アオバ チケット", [ADVISED, ASKED], {}),
    Told(3_980, 150, "ハナミズキ通販", [], {}),
    Told(29_800, 190, "ツバメ トラベル", [ADVISED], {"has_called": True}),
    Told(9_900, 120, "コマチ配信", [ADVISED, ASKED], {"has_called": True, "police_number": "第2026-0418号"}),
    Told(64_000, 210, "ヒイラギ カメラ", [ADVISED, ASKED], {"has_called": True}),
    Told(12_000, 170, "ミナトデンキ オンライン", [ADVISED, ASKED, (STAGE.CANCELLED, ISSUER)], {}),
    Told(7_700, 100, "サザナミ ゲームズ", [ADVISED, ASKED, DECLINED], {"police_number": "第2026-0532号"}),
    Told(33_000, 140, "アオバ チケット", [ADVISED, ASKED, DECLINED, (STAGE.CLAIMED, CUSTOMER)], {}),
    Told(1_480, 160, "コマチ配信", [ADVISED, (STAGE.OWN_USE, CUSTOMER)], {}),
    Told(5_600, 180, "ハナミズキ通販", [ADVISED, ASKED, (STAGE.CANCELLED, ISSUER), (STAGE.CLOSED, US)], {}),
    Told(2_200, 130, "サザナミ ゲームズ", [(STAGE.WITHDRAWN, CUSTOMER)], {}),
    Told(8_800, 110, "ツバメ トラベル", [ADVISED, (STAGE.UNREACHABLE, US)], {}),
    Told(8_800, 110, "ツバメ トラベル", [(STAGE.DUPLICATE, US)], {}),
)
MAILED = timedelta(seconds=4)
ANSWERED_WITHIN = timedelta(seconds=50)
ANSWERED, ANSWERED_BY_MAIL = 1, 0
"""The places of the alarms that the incident team has answered, at the desk and by mail."""


def report(cases: Iterable[Case], version: Version, team: Team) -> None:
    """Write them down in inquiries about cards that are in somebody's hands."""
    window = Windows.of(version).card
    if window is None:
        return
    asking = [case for case in cases if _is_open(case)]
    for number, (case, told) in enumerate(zip(asking, TOLD, strict=False)):
        at = case.later(1, 5)
        charged_on = min(window[0] + timedelta(days=told.day), timezone.localdate(at))
        known: dict[str, Any] = {"registered_on": window[0] + timedelta(days=20)} if number > ANSWERED else {}
        known |= {"issuer": case.issuer, "charged_on": charged_on, "yen": told.yen, "merchant": told.merchant}
        one = FraudReport.objects.open(case.inquiry, by=case.staff, at=at, **known | told.but)
        for mail in Dispatch.objects.filter(escalation=one.alarm_id) if one.alarm_id else ():
            mail.mark_sent(at=at + MAILED)
            if number == ANSWERED_BY_MAIL:
                answer_alarm(mail, at=at + ANSWERED_WITHIN)
        for stage, who in told.way:
            later = case.later(2, 10)
            one.step(stage, by=case.staff, reported_by=who, on=timezone.localdate(later), at=later)
        if number == ANSWERED and one.alarm:
            one.alarm.answer(
                by=team.supervisor,
                words="対象期間より前のご利用のため、決済代行会社へ照会しました。結果が出るまで、対象期間のご案内は変えません。",
                given_by=GIVERS[Owner.INCIDENT_TEAM],
                at=case.later(10, 20),
            )


def _is_open(case: Case) -> bool:
    """Somebody works on it, and it is about a card."""
    inquiry = case.inquiry
    is_free = not inquiry.is_merged and not inquiry.is_closed and hasattr(inquiry, "assignment")
    return is_free and not hasattr(inquiry, "hold") and bool(OF_CARDS & set(case.matter.topics))
