"""Posting 訂正の文面: the letter of a correction to one customer, and the queueing of many in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext, override

from inquiries.models.inquiry import letter
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.link import Link
from inquiries.models.inquiry.message import Channel, Message, Quotation
from inquiries.models.reply.dispatch import Dispatch
from inquiries.models.reply.outbox import new_mail_id

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.inquiry.letter import Part
    from inquiries.models.staff import Staff

    from .correction import Amendment, Correction
    from .telling import Told


def parts(words: str, amendments: list[Amendment], language: str) -> list[Part]:
    """Our words, then each old clause with the new one. Old clauses are words, not quotations: they no longer hold."""
    made: list[Part] = [{"words": words}]
    said: set[int] = set()
    with override(language):
        for amendment in amendments:
            sentence = gettext("What we told you: “%(old)s”")
            if amendment.new is None:
                sentence = gettext("What we told you stands in the notice no longer: “%(old)s”")
            if amendment.old_id not in said:
                made.append({"words": sentence % {"old": amendment.old.text}})
            said.add(amendment.old_id)
            if amendment.new:
                made.append({"clause": amendment.new_id})
    return made


@dataclass(frozen=True)
class Posting:
    """The inquiry, the text, and the keys of the clauses that it quotes."""

    inquiry: Inquiry
    text: str
    clauses: tuple[int, ...]

    @classmethod
    def of(cls, correction: Correction, told: Told) -> Posting:
        """The letter that corrects only what this customer was told."""
        inquiry, amendments = told.inquiry, told.amendments
        greeting, ending = letter.frame(inquiry)
        words = correction.words(inquiry.language)
        greeting = {"words": greeting["words"].partition("\n")[0]}
        clauses = {amendment.new_id: amendment.new for amendment in amendments if amendment.new_id and amendment.new}
        text = letter.body([greeting, *parts(words, amendments, inquiry.language), ending], clauses, inquiry.language)
        return cls(inquiry, text, tuple(clauses))

    def message(self, channel: Channel, *, by: Staff, at: datetime) -> Message:
        """A message with this text, not saved yet."""
        return Message(
            inquiry=self.inquiry,
            kind=Message.Kind.OUT,
            channel=channel,
            author=by,
            subject=letter.subject(self.inquiry) if channel == Channel.MAIL else "",
            text=self.text,
            mail_id=new_mail_id() if channel == Channel.MAIL else "",
            has_own_words=True,
            at=at,
        )

    def save_as_call(self, *, by: Staff, at: datetime) -> Message:
        """Save the message of a call in which this letter was read aloud."""
        message = self.message(Channel.PHONE, by=by, at=at)
        message.save()
        Index.objects.add(message, to=self.inquiry.pk, at=at)
        Quotation.objects.bulk_create(Quotation(message=message, clause_id=clause) for clause in self.clauses)
        return message


def posted(postings: list[Posting], *, by: Staff, at: datetime) -> Iterator[Message]:
    """Queue the letters: for each a message, a link, a dispatch with the usual pause, and quotations."""
    messages = Message.objects.bulk_create(posting.message(Channel.MAIL, by=by, at=at) for posting in postings)
    Index.objects.refresh(*(posting.inquiry.pk for posting in postings))
    links = Link.objects.issue_all([posting.inquiry for posting in postings], at=at)
    Dispatch.objects.bulk_create(_dispatch(message, link, at) for message, link in zip(messages, links, strict=True))
    Quotation.objects.bulk_create(
        Quotation(message=message, clause_id=clause)
        for message, posting in zip(messages, postings, strict=True)
        for clause in posting.clauses
    )
    yield from messages


def _dispatch(message: Message, link: Link, at: datetime) -> Dispatch:
    address = message.inquiry.contact.reply_address
    assert address is not None
    return Dispatch(
        inquiry=message.inquiry,
        message=message,
        link=link,
        kind=Dispatch.Kind.REPLY,
        to_address=address.address,
        mail_id=message.mail_id,
        queued_at=at,
        not_before=at + timedelta(seconds=settings.HOTLINE_UNDO_SECONDS),
    )
