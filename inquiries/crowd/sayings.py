"""What the crowd says and what we answer: messages, the ledger, quotations, and the mails that left."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from inquiries.models import Answer, Channel, Clause, Dispatch, Inquiry, Link, Message, Quotation, Received

from .bulk import Case, insert
from .fate import Fate

OURS = "akane.example.jp"
VALID = timedelta(days=14)
SELDOM = 5000
"""One reply in so many could not be sent, and as many mails could not be taken in."""


def write_messages(cases: Sequence[Case]) -> dict[int, Message]:
    """Everything said; our answers by the key of their inquiry."""
    again = [(fate, inquiry) for fate, inquiry in cases if fate.asks_again and fate.answer]
    noted = [(fate, inquiry) for fate, inquiry in cases if fate.has_note and fate.owner]
    answered = [(fate, inquiry) for fate, inquiry in cases if fate.answer]
    first = insert(Message, (_heard(fate, inquiry, fate.words.text, 0) for fate, inquiry in cases))
    then = insert(Message, (_heard(fate, inquiry, fate.words.again, 25) for fate, inquiry in again))
    insert(Message, (_note(fate, inquiry) for fate, inquiry in noted))
    told = insert(Message, (_told(fate, inquiry, fate.answer) for fate, inquiry in answered if fate.answer))
    mails = [
        *zip(cases, first, strict=True),
        *zip(again, then, strict=True),
    ]
    insert(Received, (_entered(fate, message) for (fate, _), message in mails if fate.channel == Channel.MAIL))
    insert(
        Quotation,
        (
            {"message": message, "answer": fate.answer, "clause": clause}
            for (fate, _), message in zip(answered, told, strict=True)
            for clause in _quoted(fate)
        ),
    )
    return {message.inquiry_id: message for message in told}


def write_letters(cases: Sequence[Case], told: dict[int, Message]) -> None:
    """Acknowledgements and replies, with the links in them."""
    wrote = [(fate, inquiry) for fate, inquiry in cases if fate.channel != Channel.PHONE]
    replies = [(fate, inquiry) for fate, inquiry in wrote if inquiry.pk in told]
    both = [*((case, None) for case in wrote), *((case, told[case[1].pk]) for case in replies)]
    links = insert(Link, ({"inquiry": inquiry, "expires_at": fate.at + VALID} for (fate, inquiry), _ in both))
    insert(
        Dispatch,
        (
            _dispatch(fate, inquiry, reply) | {"link": link}
            for ((fate, inquiry), reply), link in zip(both, links, strict=True)
        ),
    )


def _heard(fate: Fate, inquiry: Inquiry, text: str, minutes: float) -> dict[str, Any]:
    called = fate.channel == Channel.PHONE
    return {
        "inquiry": inquiry,
        "kind": Message.Kind.IN,
        "channel": fate.channel,
        "author": fate.owner if called else None,
        "sender_name": fate.caller.name,
        "sender_address": "" if called else fate.caller.address,
        "subject": fate.words.subject,
        "text": text,
        "mail_id": f"<crowd-{fate.number}-{minutes}@example.jp>" if fate.channel == Channel.MAIL else "",
        "at": fate.later(minutes),
    }


def _note(fate: Fate, inquiry: Inquiry) -> dict[str, Any]:
    said = {"kind": Message.Kind.NOTE, "channel": fate.channel, "author": fate.owner, "text": fate.words.note}
    return {"inquiry": inquiry, "at": fate.later(12)} | said


def _told(fate: Fate, inquiry: Inquiry, answer: Answer) -> dict[str, Any]:
    words = [answer.opening, *(clause.quoted for clause in answer.clauses), answer.words_after]
    mailed = {"subject": f"Re: {fate.words.subject} [{inquiry.number}]", "mail_id": f"<reply-{fate.number}@{OURS}>"}
    return {
        "inquiry": inquiry,
        "kind": Message.Kind.OUT,
        "channel": fate.channel,
        "author": fate.owner,
        "text": "\n\n".join(filter(None, words)),
        "at": fate.later(20),
    } | ({} if fate.channel == Channel.PHONE else mailed)


def _quoted(fate: Fate) -> list[Clause] | list[None]:
    """The clauses in our answer; None where it says that the notice is silent."""
    return fate.answer.clauses if fate.answer and fate.answer.clauses else [None]


def _entered(fate: Fate, message: Message) -> dict[str, Any]:
    first = message.at == fate.at
    return {
        "key": message.mail_id,
        "outcome": Received.Outcome.IMPORTED if first else Received.Outcome.APPENDED,
        "sender": fate.caller.address,
        "subject": message.subject,
        "size": 1800 + 3 * len(message.text),
        "at": message.at,
        "message": message,
        "inquiry_id": message.inquiry_id,
    }


def _dispatch(fate: Fate, inquiry: Inquiry, reply: Message | None) -> dict[str, Any]:
    at = reply.at if reply else fate.at
    left = at + timedelta(seconds=40)
    failed = reply is not None and fate.number % SELDOM == SELDOM // 2
    return {
        "inquiry": inquiry,
        "message": reply,
        "kind": Dispatch.Kind.REPLY if reply else Dispatch.Kind.ACKNOWLEDGEMENT,
        "to_address": fate.caller.address,
        "mail_id": reply.mail_id if reply else f"<arrived-{fate.number}@{OURS}>",
        "queued_at": at,
        "not_before": at,
        "tries": 1,
        "failed_at" if failed else "sent_at": left,
    }
