"""Variants 対象区分別の回答: of a topic with answers for cohorts, those that may be given to one person."""

from __future__ import annotations

from collections.abc import Iterable

from inquiries.models.answer.answer import Answer
from inquiries.models.roster.cohort import Cohort


def variants(answers: Iterable[Answer], cohort: Cohort | None, *, with_general: bool = False) -> list[Answer]:
    """Of each topic the answer for this cohort, else the general one; never one for another cohort.

    Where the cohort is not known, a topic without a general answer has all of its own: somebody has to choose.
    `with_general`: beside the one for the cohort the general one stands as well.
    """
    rows = list(answers)
    general = {answer.topic_id for answer in rows if not answer.cohort}
    exact = {answer.topic_id for answer in rows if cohort and answer.cohort == cohort}

    def fits(answer: Answer) -> bool:
        if not answer.cohort:
            return with_general or answer.topic_id not in exact
        if cohort is None:
            return answer.topic_id not in general
        return answer.cohort == cohort

    return [answer for answer in rows if fits(answer)]
