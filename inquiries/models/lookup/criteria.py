"""Criterion 対象の要件: what the notice says about who is affected, in its exact characters, for everybody to hear."""

from __future__ import annotations

from typing import NamedTuple

from inquiries.models.notice.notice import Clause, Version
from inquiries.models.roster.cohort import Cohort

from .sentences import Sentence

WINDOWS = (Cohort.MEMBER, Cohort.CARD)
LEADS = {
    (Cohort.MEMBER,): Sentence(
        "会員情報の対象期間は、お知らせに次のとおり記載しております。",
        "The period for member data, as the notice gives it:",
    ),
    (Cohort.CARD,): Sentence(
        "クレジットカード情報の対象期間は、お知らせに次のとおり記載しております。",
        "The period for card data, as the notice gives it:",
    ),
    WINDOWS: Sentence(
        "会員情報とクレジットカード情報の対象期間は、お知らせに次のとおり記載しております。",
        "The period for member data and for card data, as the notice gives it:",
    ),
}
"""What is said before a quotation, so that nobody takes one period for the other."""


class Criterion(NamedTuple):
    """One quotation, for whom it holds, and the heading under which it stands; empty where it has none."""

    cohorts: tuple[Cohort, ...]
    quote: str
    place: str

    @property
    def lead(self) -> Sentence:
        """What is said before it."""
        return LEADS[self.cohorts]


def criteria(version: Version | None) -> list[Criterion]:
    """The windows of this version, that of members first. Two that are quoted alike are one."""
    windows = (version.facts.get("windows") if version else None) or {}
    held: dict[str, tuple[Cohort, ...]] = {}
    for cohort in WINDOWS:
        fact = windows.get(cohort)
        if quote := fact.get("quote", "") if isinstance(fact, dict) else "":
            held[quote] = (*held.get(quote, ()), cohort)
    clauses = list(Clause.objects.filter(version=version).order_by("order")) if held else []
    return [Criterion(cohorts, quote, _place(quote, clauses)) for quote, cohorts in held.items()]


def _place(quote: str, clauses: list[Clause]) -> str:
    return next((clause.place for clause in clauses if quote in clause.text), "")
