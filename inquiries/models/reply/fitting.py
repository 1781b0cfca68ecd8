"""Fitting 対象区分の確認: whether a letter says only what was found of its reader, and may be told in writing.

It goes by the opened look-up alone. Where nothing is opened, whatever the reason, every answer for a cohort is asked
about in the same words, and what must not be said to some is said to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from inquiries.models.lookup.opened import opened
from inquiries.models.lookup.sentences import Way
from inquiries.models.roster.cohort import Cohort

from . import send_warning
from .send_warning import SendWarning, WarningKind

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.answer.answer import Answer
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.lookup.lookup import Lookup

    from .draft import Draft


def found(inquiry: Inquiry, *, at: datetime) -> Lookup | None:
    """The look-up that may be written to whoever reads the letter."""
    return opened(inquiry, Way.WRITTEN, at=at)


def warnings(answers: Iterable[Answer], lookup: Lookup | None) -> list[SendWarning]:
    """A warning for each answer that is for a cohort, and not for the one that was found."""
    told = [answer for answer in answers if answer.cohort]
    return [_warning(answer, lookup) for answer in told if lookup is None or lookup.cohort != answer.cohort]


def doubts(draft: Draft, *, at: datetime) -> list[SendWarning]:
    """While it is written: answers for others, and what is never said. The send check asks again."""
    lookup = found(draft.inquiry, at=at)
    topics = draft.inquiry.topics.all()
    said = send_warning.unsayable(draft.own_words, topics, cohorts=cohorts(lookup), whole=draft.text)
    return [*warnings(_held(draft), lookup), *said]


def cohorts(lookup: Lookup | None) -> list[str] | None:
    """Those of the reader; None where they may not be told."""
    return list(lookup.cohorts) if lookup else None


def _held(draft: Draft) -> Iterable[Answer]:
    return draft.answers.exclude(cohort="").select_related("topic").in_order()


def _warning(answer: Answer, lookup: Lookup | None) -> SendWarning:
    cohort = str(dict(Cohort.choices).get(answer.cohort, answer.cohort))
    told = {"topic": answer.topic, "cohort": cohort}
    if lookup is None:
        said = gettext(
            "The answer on %(topic)s is for “%(cohort)s”, and nothing is confirmed that may be written to this "
            "customer. Verify and look up first, or insert the general answer."
        )
        return SendWarning(WarningKind.UNCONFIRMED, said % told, cohort)
    said = gettext("The answer on %(topic)s is for “%(cohort)s”, and the look-up of this customer found another group.")
    return SendWarning(WarningKind.COHORT, said % told, cohort)
