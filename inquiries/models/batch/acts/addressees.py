"""Who gets none of many letters, and why: somebody has to look at these inquiries singly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from inquiries.models.batch.matters import Matters
from inquiries.models.encrypted import holding
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message, Quotation
from inquiries.models.priority import Priority
from inquiries.models.refusal import Refusal
from inquiries.models.reply.dispatch import Dispatch
from inquiries.models.reply.not_sent import NoAddress

from .closing import ComesFirst, DraftBegun

if TYPE_CHECKING:
    from inquiries.models.answer.answer import Answer
    from inquiries.models.staff import Staff

LATELY = timedelta(days=1)
LANGUAGE = "ja"
"""That of the notice, and so of its answers."""


class SameReader(Refusal):
    """Two letters would reach one person."""

    sentence = _("Two of these inquiries would be answered to the same person. Merge them, or answer them singly.")


class ToldLately(Refusal):
    """They have this answer already."""

    sentence = _("This person was told this answer within the last day.")


class AnsweredSince(Refusal):
    """Another answer left, or waits, since the customer last wrote."""

    sentence = _("An answer has been given, or waits to leave, since the customer last wrote.")


class AskedThere(Refusal):
    """One question for one person."""

    sentence = _("This person is asked in another of these inquiries.")


class AnswerOwed(Refusal):
    """A letter that only asks would count as the answer."""

    sentence = _("This customer waits for an answer of ours, and this letter would count as one. Answer first.")


class AnswerPending(Refusal):
    """Headquarters or another was asked."""

    sentence = _("%(name)s has still to answer what this customer asks.")


class NobodyChosen(Refusal):
    """A mail names somebody else beside its sender."""

    sentence = _("A mail here names somebody else beside its sender. Choose first to whom it is answered.")


class OthersWrote(Refusal):
    """The newest words are not the contact's."""

    sentence = _("Somebody else than the contact wrote last.")


class ToPassOn(Refusal):
    """A decision waits to be passed on."""

    sentence = _("The second line has answered; pass that on in the reply.")


class OtherLanguage(Refusal):
    """The answers are Japanese."""

    sentence = _("This customer writes in another language than the answer. Answer it singly.")


class NoCustomer(Refusal):
    """Police, press, a lawyer: whoever asks tells so."""

    sentence = _("%(who)s seems to write here. Hand it on.")


class AsksOtherwise(Refusal):
    """The answer is not on what is asked, or not on all of it."""

    sentence = _("It asks about something else, or something more: %(topics)s.")


class Addressees:
    """What is known of all that one answer would go to."""

    def __init__(self, answer: Answer, matters: Matters, *, at: datetime) -> None:
        self.answer, self.matters = answer, matters
        contacts = [inquiry.contact_id for inquiry in matters.inquiries]
        self._addresses = {i.pk: a.address for i in matters.inquiries if (a := i.contact.reply_address)}
        self._readers = Counter(contacts) + Counter(self._addresses.values())
        self._asked: set[int | str] = set()
        self._told = {*_told(answer, contacts, at), *_mailed(answer, [*self._addresses.values()], at)}

    def refuse(self, inquiry: Inquiry, *, is_confirmed: bool) -> None:
        """Raise why no answer goes there; `is_confirmed`: somebody has looked whether it is about what is asked."""
        matters, key = self.matters, inquiry.pk
        address = self._reached(inquiry)
        if self._readers[inquiry.contact_id] > 1 or self._readers[address] > 1:
            raise SameReader
        if asked := matters.asked.get(key):
            raise AnswerPending(name=asked.name)
        if inquiry.priority == Priority.FIRST:
            raise ComesFirst
        if draft := matters.begun.get(key):
            raise DraftBegun(name=draft.staff.name)
        answered = matters.answered_at.get(key)
        if answered and answered > matters.heard_at.get(key, inquiry.received_at):
            raise AnsweredSince
        if not is_confirmed:
            self._refuse_topic(inquiry)

    def refuse_question(self, inquiry: Inquiry, *, by: Staff) -> None:
        """Raise why no question of ours goes there. Each reader gets one: in the first of their inquiries that may."""
        address = self._reached(inquiry)
        if {inquiry.contact_id, address} & self._asked:
            raise AskedThere
        if inquiry.due_at and not inquiry.is_closed:
            raise AnswerOwed
        if (draft := self.matters.begun.get(inquiry.pk)) and draft.staff_id == by.pk:
            raise DraftBegun(name=draft.staff.name)
        self._asked |= {inquiry.contact_id, address}

    def _reached(self, inquiry: Inquiry) -> str:
        """The address at which our words, in their language, reach this reader and nobody else."""
        matters, key = self.matters, inquiry.pk
        address = self._addresses.get(key)
        if address is None:
            raise NoAddress
        if inquiry.contact_id in self._told or address in self._told:
            raise ToldLately
        if key in matters.to_relay:
            raise ToPassOn
        if inquiry.language != LANGUAGE:
            raise OtherLanguage
        if key in matters.undecided:
            raise NobodyChosen
        if key in matters.from_others:
            raise OthersWrote
        return address

    def _refuse_topic(self, inquiry: Inquiry) -> None:
        topics = sorted(inquiry.topics.all(), key=lambda topic: topic.order)
        if [topic.pk for topic in topics] == [self.answer.topic_id]:
            return
        names = pgettext("list", ", ").join(topic.name for topic in topics)
        raise AsksOtherwise(topics=names or pgettext("topics", "none"))


def _told(answer: Answer, contacts: list[int], at: datetime) -> Iterator[int]:
    """The contacts who were told it lately, by mail or on the telephone."""
    messages = Message.objects.on_its_way_or_there().filter(inquiry__contact__in=contacts, at__gt=at - LATELY)
    same = Quotation.objects.filter(message__in=messages, answer__topic=answer.topic_id)
    yield from same.values_list("message__inquiry__contact", flat=True)


def _mailed(answer: Answer, addresses: list[str], at: datetime) -> Iterator[str]:
    """The addresses that it went to lately, whoever's they are."""
    mails = Dispatch.objects.filter(holding("to_address", *addresses), queued_at__gt=at - LATELY)
    arrived = mails.filter(
        kind=Dispatch.Kind.REPLY, failed_at=None, bounced_at=None, message__quotations__answer__topic=answer.topic_id
    )
    yield from arrived.values_list("to_address", flat=True)
