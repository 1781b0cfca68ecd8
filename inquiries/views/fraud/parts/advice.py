"""Advice: what the notice says about charges that a customer does not know, and what is never said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from inquiries.models import Answer, Clause, Taboo, Version

TOPIC = "check-statement"


@dataclass(frozen=True)
class Advice:
    """The clauses of the approved answers; without one, the page shows only our own sentence."""

    version: Version | None
    clauses: list[Clause] = field(default_factory=list)
    taboos: list[Taboo] = field(default_factory=list)

    @classmethod
    def of(cls, version: Version | None) -> Advice:
        """By this version."""
        answers = Answer.objects.approved().of(version).filter(topic__key=TOPIC).to_show().in_order()
        clauses = [clause for answer in answers for clause in answer.sayable]
        return cls(version, list(dict.fromkeys(clauses)), list(Taboo.objects.filter(topic__key=TOPIC)))
