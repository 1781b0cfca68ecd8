"""Outgoing 送信文: a draft becomes the message that is sent, with the record of all that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquiries.models.answer.statement import Edition
from inquiries.models.goodwill import mark
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.decision import Decision
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.message import Channel, Message
from inquiries.models.inquiry.quoting import quote

from . import enclosing, stated
from .outbox import new_mail_id

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.inquiry.inquiry import Inquiry

    from .draft import Draft


def message_of(draft: Draft, inquiry: Inquiry, at: datetime) -> Message:
    """The draft as a message, with the clauses that it quotes and the files that it carries."""
    message = Message.objects.create(
        inquiry=inquiry,
        kind=Message.Kind.OUT,
        channel=Channel.MAIL,
        author=draft.staff,
        subject=letter.subject(inquiry),
        text=draft.text,
        mail_id=new_mail_id(),
        has_own_words=bool(draft.own_words),
        at=at,
    )
    pairs = [(part["answer"], part["clause"]) for part in draft.parts if "clause" in part]
    pairs += [(pk, None) for pk in draft.answers.values_list("pk", flat=True) if pk not in dict(pairs)]
    quote(message, pairs)
    Decision.objects.told_in(message)
    Index.objects.add(message, *enclosing.keep(message, draft), to=inquiry.pk, at=at)
    mark.send_with(message, by=draft.staff, at=at)
    stated.keep(message, stated.held(message.text, inquiry, Edition.objects.approved()))
    return message
