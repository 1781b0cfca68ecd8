"""The cards of the crowd: reissues with their steps, some that have to be looked into, and unknown charges."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries.models import FraudReport, FraudStage, Inquiry, Reissue, Reporter, Scope, Snag, Stage, Step
from inquiries.models.fraud.fraud_stage import DECISIONS
from inquiries.models.fraud.fraud_step import FraudStep

from .bulk import Case, insert
from .fate import Fate
from .sheets import Asked, is_answered

STAGES = [Stage.DONE, Stage.DONE, Stage.DONE, Stage.ACCEPTED, Stage.CONTACTED]
CHARGED, OUTSIDE, ODD = 20, 5, 7
"""Of those who ask about a card, one in so many has a charge that they do not know, and of these one in so many was
before the announced window; one card in so many has to be looked into."""


def write_cards(cases: Sequence[Case]) -> list[Asked]:
    """Write them, but for the steps that a sheet brings; those who asked, with their card."""
    asked = [(fate, inquiry) for fate, inquiry in cases if fate.issuer]
    reissues = insert(Reissue, (_reissue(fate, inquiry) for fate, inquiry in asked))
    insert(Step, (step for (fate, _), reissue in zip(asked, reissues, strict=True) for step in _steps(fate, reissue)))
    odd = ((fate, reissue) for (fate, _), reissue in zip(asked, reissues, strict=True) if fate.number % ODD == 0)
    insert(Snag, (_snag(fate, reissue) for fate, reissue in odd))
    charged = [(fate, inquiry) for fate, inquiry in asked if fate.number % CHARGED == 0]
    reports = insert(FraudReport, (_report(fate, inquiry) for fate, inquiry in charged))
    told = (
        {"fraud_report": report, "reported_by": Reporter.CUSTOMER, "by": report.by, "stage": stage}
        | {"happened_on": report.stage_on, "at": report.at + timedelta(minutes=order)}
        for report in reports
        for order, stage in enumerate(dict.fromkeys([FraudStage.RECEIVED, report.stage]))
    )
    insert(FraudStep, told)
    return list(zip((fate for fate, _ in asked), reissues, strict=True))


def _reissue(fate: Fate, inquiry: Inquiry) -> dict[str, Any]:
    stage = STAGES[fate.number % len(STAGES)] if fate.outcome else Stage.RECEIVED
    on = timezone.localdate(fate.later(30))
    return {"inquiry": inquiry, "issuer": fate.issuer, "stage": stage, "stage_on": on}


def _steps(fate: Fate, reissue: Reissue) -> Iterator[dict[str, Any]]:
    told = Stage.RECEIVED if is_answered(fate, reissue) else reissue.stage
    for order, stage in enumerate(dict.fromkeys([Stage.RECEIVED, told])):
        said = {"reissue": reissue, "stage": stage, "reported_by": Reporter.CUSTOMER, "by": fate.owner}
        yield said | {"happened_on": reissue.stage_on, "at": fate.later(30 + order)}


def _snag(fate: Fate, reissue: Reissue) -> dict[str, Any]:
    kind = Snag.Kind.EARLY if reissue.stage == Stage.DONE else Snag.Kind.REFUSED
    return {"reissue": reissue, "kind": kind, "reported_by": Reporter.CUSTOMER, "at": fate.later(40)}


def _report(fate: Fate, inquiry: Inquiry) -> dict[str, Any]:
    stages, on = list(FraudStage), timezone.localdate(fate.later(30))
    stage = stages[fate.number % len(stages)] if fate.outcome else FraudStage.RECEIVED
    return {
        "inquiry": inquiry,
        "charged_on": on - timedelta(days=fate.number % 40),
        "yen": 1_000 + fate.number * 37 % 90_000,
        "issuer": fate.issuer,
        "stage": stage,
        "stage_on": on,
        "decision": stage if stage in DECISIONS else "",
        "scope": Scope.EARLIER if fate.number % OUTSIDE == 0 else Scope.WITHIN,
        "by": fate.owner,
        "at": fate.later(30),
    }
