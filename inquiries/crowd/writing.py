"""All rows of some inquiries of the crowd: who asks, what, and how it stands."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from inquiries.models import (
    Assignment,
    Callback,
    Channel,
    Closure,
    Contact,
    Hold,
    Index,
    Inquiry,
    MailAddress,
    Merge,
    Phone,
    Priority,
)
from inquiries.models.inquiry.merge import Bond

from .apologies import write_remedies
from .bulk import Case, insert
from .cards import write_cards
from .codes import write_codes
from .companies import write_calls
from .fate import Fate, Ground
from .history import write_history
from .sayings import write_letters, write_messages
from .sheets import write_sheets


def write(fates: Sequence[Fate], ground: Ground) -> None:
    """Write them, a table at a time."""
    cases: list[Case] = list(zip(fates, _inquiries(fates, _contacts(fates)), strict=True))
    told = write_messages(cases)
    write_letters(cases, told)
    _write_states(cases, ground)
    write_sheets(write_cards(cases), ground)
    write_calls(cases, ground)
    write_remedies(cases, ground)
    write_codes(cases, ground)
    write_history(cases, told)
    Index.objects.refresh(*(inquiry.pk for _, inquiry in cases))


def _contacts(fates: Sequence[Fate]) -> list[Contact]:
    names = ("name", "kana", "company", "search_name")
    contacts = insert(Contact, ({name: getattr(fate.caller, name) for name in names} for fate in fates))
    pairs = list(zip(fates, contacts, strict=True))
    called = (pair for pair in pairs if pair[0].channel == Channel.PHONE)
    wrote = (pair for pair in pairs if pair[0].channel != Channel.PHONE)
    insert(Phone, ({"contact": who, "number": fate.caller.phone} for fate, who in called))
    insert(MailAddress, ({"contact": who, "address": fate.caller.address} for fate, who in wrote))
    return contacts


def _inquiries(fates: Sequence[Fate], contacts: Sequence[Contact]) -> list[Inquiry]:
    inquiries = insert(Inquiry, (_inquiry(fate, who) for fate, who in zip(fates, contacts, strict=True)))
    sorted_ = ((fate, inquiry) for fate, inquiry in zip(fates, inquiries, strict=True) if fate.owner)
    insert(Inquiry.topics.through, ({"inquiry": i, "topic": topic} for fate, i in sorted_ for topic in fate.topics))
    return inquiries


def _inquiry(fate: Fate, who: Contact) -> dict[str, Any]:
    return {
        "contact": who,
        "channel": fate.channel,
        "language": fate.words.language,
        "subject": fate.words.subject,
        "preview": " ".join(fate.words.text.split())[:120],
        "received_at": fate.at,
        "changed_at": fate.later(60 if fate.outcome else 10 if fate.owner else 1),
        "due_at": fate.due_at,
        "priority": min([Priority.NORMAL, *(Priority(topic.priority) for topic in fate.topics)]),
    }


def _write_states(cases: Sequence[Case], ground: Ground) -> None:
    """Whose each is, and whether it is closed, waits, is to be called back, or went into the one before."""
    owned = [(fate, {"inquiry": inquiry, "by": fate.owner}) for fate, inquiry in cases if fate.owner]
    insert(Assignment, ({"staff": fate.owner, "at": fate.later(10)} | of for fate, of in owned))
    insert(Closure, ({"outcome": fate.outcome, "at": fate.later(60)} | of for fate, of in owned if fate.outcome))
    held_until = ground.now + timedelta(days=2)
    insert(
        Hold,
        ({"reason": fate.hold, "until": held_until, "at": fate.later(15)} | of for fate, of in owned if fate.hold),
    )
    promised = ((fate, of) for fate, of in owned if fate.call_at)
    insert(
        Callback, ({"owner": fate.owner, "due_at": fate.call_at, "at": fate.later(15)} | of for fate, of in promised)
    )
    insert(Merge, _merges(cases, ground))
    Inquiry.objects.filter(pk__in=[inquiry.pk for _fate, inquiry in cases]).keep()


def _merges(cases: Sequence[Case], ground: Ground) -> Iterator[dict[str, Any]]:
    for (_, into), (fate, inquiry) in pairwise(cases):
        if fate.is_gone:
            by = ground.operators[0]
            yield {"inquiry": inquiry, "into": into, "survivor": into, "bond": Bond.PERSON, "by": by}
