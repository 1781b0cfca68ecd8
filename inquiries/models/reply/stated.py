"""Stated: which edition of a statement a message holds; and how a statement gets into a letter and out of it.

In a letter it stands below a line of its own, which says that it does not come from the notice. Words that somebody
changed afterwards are that person's own and no statement any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from inquiries.models.answer.statement import Edition
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.message import Message
from inquiries.models.inquiry.variables import Variables, pattern

from .insertion import Source
from .not_sent import NotSent

if TYPE_CHECKING:
    from inquiries.models.answer.statement import Statement
    from inquiries.models.inquiry.inquiry import Inquiry

    from .draft import Draft


class OldStatement(NotSent):
    """The letter holds an edition that is not in force."""

    sentence = _("A company statement in this reply is no longer in force. Take it out, and insert the one that is.")


class StatedQuerySet(GatedQuerySet["Stated"]):
    """Who was told what."""

    def of(self, statement: Statement) -> StatedQuerySet:
        """Any edition of it."""
        return self.filter(edition__statement=statement)

    def newest_first(self) -> StatedQuerySet:
        """The one said last comes first."""
        return self.order_by("-message__at", "-pk")

    def to_list(self) -> StatedQuerySet:
        """With all that a row prints."""
        return self.select_related("message__inquiry", "message__author", "edition")


class Stated(models.Model):
    """An edition that was said in a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="stated")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="stated")

    objects = StatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "edition"], name="edition_stated_once")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.edition_id}"


def lead_in(language: str) -> str:
    """The line above a statement: whose words they are."""
    with override(language):
        return pgettext("letter", "Apart from the notice, we would like to tell you the following:")


def letter_text(inquiry: Inquiry, edition: Edition) -> str:
    """The edition as a letter of this inquiry holds it, below its lead-in."""
    words = Variables(inquiry).fill(edition.written(inquiry.language))
    return f"{lead_in(inquiry.language)}\n{words}"


def held(text: str, inquiry: Inquiry, editions: Iterable[Edition]) -> list[Edition]:
    """Those of these editions that stand in the text word for word."""
    language = inquiry.language
    if lead_in(language) not in text:
        return []
    return [edition for edition in editions if pattern(edition.written(language)).search(text)]


def lines_in(texts: Iterable[str], inquiry: Inquiry) -> set[str]:
    """Every line of the statements in force that stand in these texts."""
    found = held("\n".join(texts), inquiry, Edition.objects.approved())
    return {line.strip() for edition in found for line in letter_text(inquiry, edition).splitlines()}


def topics_in(draft: Draft) -> set[int]:
    """The topics on which the letter holds a statement in force."""
    found = held(draft.text, draft.inquiry, Edition.objects.approved().prefetch_related("topics"))
    return {topic.pk for edition in found for topic in edition.topics.all()}


def put_in(draft: Draft, edition: Edition) -> None:
    """Put the edition above the ending, unless the letter holds it."""
    if edition.state != Edition.State.APPROVED:
        raise OldStatement
    if edition not in held(draft.text, draft.inquiry, Edition.objects.filter(pk=edition.pk)):
        draft.say(Source.STATEMENT, edition.pk, [letter_text(draft.inquiry, edition)])


def take_out(draft: Draft, edition: Edition) -> None:
    """Take the edition out of the letter."""
    draft.leave_out(Source.STATEMENT, edition.pk, [letter_text(draft.inquiry, edition)])


def refuse_old(draft: Draft) -> None:
    """OldStatement where the letter holds an edition that was in force once and is not now."""
    once = Edition.objects.exclude(approved_by=None)
    found = held(draft.text, draft.inquiry, once)
    in_force = {edition.statement_id for edition in found if edition.state == Edition.State.APPROVED}
    if any(edition.statement_id not in in_force for edition in found):
        raise OldStatement


def keep(message: Message, editions: Iterable[Edition]) -> None:
    """Record that the customer was told these editions."""
    Stated.objects.bulk_create(Stated(message=message, edition=edition) for edition in editions)
