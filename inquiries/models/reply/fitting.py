"""Fitting 対象区分の確認: whether a letter says only what was found of its reader, and may be told in writing.

It goes by the opened look-up alone. Where nothing is opened, whatever the reason, every answer for a cohort and all
own words that tell an outcome are asked about in the same words, and what must not be said to some is said to nobody.
Own words are found by a list of wordings (`inquiries.assertions`), which understands nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from inquiries.assertions import Assertion, Verdict, asserted
from inquiries.models.inquiry.decision import Decision
from inquiries.models.lookup.opened import Opened, looked_at, opened
from inquiries.models.lookup.outcome import Outcome
from inquiries.models.lookup.sentences import Way
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.roster.cohort import Cohort

from . import send_warning
from .send_warning import SendWarning, WarningKind

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.answer.answer import Answer
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.lookup.lookup import Lookup

    from .draft import Draft


def found(inquiry: Inquiry, *, at: datetime) -> Opened:
    """The look-up that may be written to whoever reads the letter."""
    return looked_at(inquiry, Way.WRITTEN, at=at)


def warnings(answers: Iterable[Answer], found: Opened) -> list[SendWarning]:
    """A warning for each answer that is for a cohort, and not for the one that was found."""
    told, lookup = [answer for answer in answers if answer.cohort], found.lookup
    return [_warning(answer, found) for answer in told if lookup is None or lookup.cohort != answer.cohort]


def told_by(words: str) -> list[Assertion]:
    """What own words tell of their reader; a sentence of the notice in force tells nothing of anybody."""
    if not asserted(words):
        return []
    notice = Clause.objects.filter(version=Version.objects.in_force()).values_list("text", flat=True)
    return asserted(words, notice)


def unapproved(draft: Draft) -> str:
    """Own words, and what the owner of an escalation answered: one person alone stands for either."""
    decided = Decision.objects.of(draft.inquiry).standing_in(draft.text)
    return "\n".join([draft.own_words, *(decision.words for decision in decided)])


def assertions(words: str, found: Opened) -> list[SendWarning]:
    """A warning for each sentence of our own words that tells an outcome, and not the one that was found."""
    return [_doubted(sentence, found) for sentence in _not_found(words, found.lookup)]


def spoken(memo: str, inquiry: Inquiry, *, at: datetime) -> list[SendWarning]:
    """What was written down of a call and tells an outcome that nobody may be told aloud, or not so."""
    if not told_by(memo):
        return []
    said = gettext(
        "“%(sentence)s” in the notes of this call: whether somebody is affected is told only as an opened look-up "
        "says it. If it was told to the caller, tell a supervisor."
    )
    sentences = _not_found(memo, opened(inquiry, Way.ALOUD, at=at))
    return [SendWarning(WarningKind.ASSERTED, said % {"sentence": words}, words) for words in sentences]


def doubts(draft: Draft, *, at: datetime) -> list[SendWarning]:
    """While it is written: answers and own words for others, and what is never said. The send check asks again."""
    may_tell = found(draft.inquiry, at=at)
    topics = draft.inquiry.topics.all()
    said = send_warning.unsayable(draft.own_words, topics, cohorts=cohorts(may_tell), whole=draft.text)
    return [*warnings(_held(draft), may_tell), *assertions(unapproved(draft), may_tell), *said]


def cohorts(found: Opened) -> list[str] | None:
    """Those of the reader; None where they may not be told."""
    return list(found.lookup.cohorts) if found.lookup else None


def _held(draft: Draft) -> Iterable[Answer]:
    return draft.answers.exclude(cohort="").select_related("topic").in_order()


def _not_found(words: str, lookup: Lookup | None) -> list[str]:
    told = [one.words for one in told_by(words) if lookup is None or not _was_found(one, lookup)]
    return list(dict.fromkeys(told))


def _warning(answer: Answer, found: Opened) -> SendWarning:
    cohort = str(dict(Cohort.choices).get(answer.cohort, answer.cohort))
    if found.lookup:
        kind = WarningKind.COHORT
        said = gettext(
            "The answer on %(topic)s is for “%(cohort)s”, and the look-up of this customer found another group."
        )
    elif found.is_of_another:
        kind = WarningKind.UNCONFIRMED
        said = gettext(
            "The answer on %(topic)s is for “%(cohort)s”. This customer is verified, but it is not confirmed that the "
            "look-up is of them. Look up the value that they proved, or insert the general answer."
        )
    else:
        kind = WarningKind.UNCONFIRMED
        said = gettext(
            "The answer on %(topic)s is for “%(cohort)s”, and nothing is confirmed that may be written to this "
            "customer. Verify and look up first, or insert the general answer."
        )
    return SendWarning(kind, said % {"topic": answer.topic, "cohort": cohort}, cohort)


def _was_found(told: Assertion, lookup: Lookup) -> bool:
    """The look-up says the same. None says that data leaked, or did not: at most that it may have."""
    cohorts = {*lookup.cohorts}
    if told.is_leak:
        return told.verdict == Verdict.MAYBE and lookup.outcome == Outcome.LISTED and told.data <= cohorts
    match told.verdict:
        case Verdict.YES:
            return lookup.outcome == Outcome.LISTED and told.data <= cohorts
        case Verdict.NO if told.data and Cohort.UNDETERMINED not in cohorts:
            return not told.data & cohorts
        case Verdict.NO:
            return lookup.outcome == Outcome.NOT_LISTED
        case Verdict.MAYBE:
            return lookup.outcome == Outcome.CANNOT_CONFIRM
    return False


def _doubted(sentence: str, found: Opened) -> SendWarning:
    if found.lookup:
        said = gettext(
            "“%(sentence)s” tells in our own words whether this customer is affected, and their look-up does not "
            "say so."
        )
    elif found.is_of_another:
        said = gettext(
            "“%(sentence)s” tells in our own words whether this customer is affected. They are verified, but it is "
            "not confirmed that the look-up is of them. Look up the value that they proved, or take the sentence out."
        )
    else:
        said = gettext(
            "“%(sentence)s” tells in our own words whether this customer is affected, and nothing is confirmed that "
            "may be written to them. Verify and look up first, or take the sentence out."
        )
    return SendWarning(WarningKind.ASSERTED, said % {"sentence": sentence}, sentence)
