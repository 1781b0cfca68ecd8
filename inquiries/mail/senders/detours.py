"""Whose mail it is that a program handed on: a web form, a group of ours, a rule of a mailbox."""

import re
from email.message import Message
from typing import NamedTuple

from inquiries.mail.reading import headers
from inquiries.mail.reading.addresses import Address, addresses
from inquiries.mail.reading.received_mail import Detour
from inquiries.ours import Ours

from . import web_forms
from .groups import author_behind

RESENT = ("Resent-From", "Resent-Sender", "Resent-To", "Resent-Date", "Resent-Message-ID")
REDIRECTED = ("X-Sieve-Redirected-From", "X-Forwarded-For", "X-Forwarded-To", "X-MS-Exchange-ForwardingLoop")
TOLD = ("Autoforwarded", "X-MS-Exchange-Organization-AutoForwarded", "X-Autoforward")
RULES_AGENT = re.compile(r"rules? agent", re.IGNORECASE)
PASSERS = ("X-Forwarded-For", "X-Sieve-Redirected-From", "Resent-From", "Resent-Sender")
LOOPS = ("X-Loop", "X-MS-Exchange-Inbox-Rules-Loop")


class Author(NamedTuple):
    """Who wrote a mail, and what stood between them and us. `typed`: whom a form names that nobody can answer to."""

    address: Address = Address("", "")
    detour: Detour = Detour.NONE
    typed: Address | None = None


def author(mail: Message, own: Ours, said: str) -> Author:
    """The sender, unless a group of ours or a form put itself in their place and says who it was."""
    senders = addresses(mail, "From") or addresses(mail, "Sender")
    if not senders:
        return Author()
    sender = senders[0]
    wanted = [one for one in addresses(mail, "Reply-To") if one.address not in own and one.address != sender.address]
    if behind := author_behind(mail, sender, wanted, own):
        return Author(behind, Detour.GROUP)
    if wanted and web_forms.answers_to(wanted[0], mail, sender, own=own, said=said):
        return Author(wanted[0], Detour.FORM)
    typed = None if wanted else web_forms.typed(mail, sender, own=own, said=said)
    return Author(sender, Detour.FORM, typed) if typed else Author(sender)


def is_resent(mail: Message) -> bool:
    """Somebody brought it into the mail anew, unchanged (RFC 5322, 3.6.6)."""
    return any(headers.first(mail, name) for name in RESENT)


def is_redirected(mail: Message, own: Ours) -> bool:
    """A mailbox passed it on, by whatever mark of its server."""
    if any(headers.first(mail, name) for name in REDIRECTED):
        return True
    if any(headers.first(mail, name).lower() in {"true", "yes", "1"} for name in TOLD):
        return True
    if headers.first(mail, "Auto-Submitted").lower().startswith("auto-forwarded") or _was_passed_on(mail, own):
        return True
    # An agent of Exchange that answers writes the same mark; it answers something and wants no answer itself.
    is_answer = headers.first(mail, "In-Reply-To") or headers.first(mail, "X-Auto-Response-Suppress")
    return bool(RULES_AGENT.search(headers.first(mail, "X-MS-Exchange-Generated-Message-Source")) and not is_answer)


def is_passed_on(mail: Message, own: Ours) -> bool:
    """Another mailbox of ours had it before, by its own mark or by a second delivery."""
    if is_looped(mail, own) or any(_first_of_ours(mail, name, own) for name in PASSERS):
        return True
    ours = {one.address for one in addresses(mail, "Delivered-To") if own.has_neighbour(one.address)}
    return len(ours) > 1 or any(address not in own for address in ours)


def is_looped(mail: Message, own: Ours) -> bool:
    """A mailbox of ours that passes on put its mark against loops on it, and what such programs write beside it."""
    return any(_first_of_ours(mail, name, own) for name in LOOPS)


def loops(mail: Message, own: Ours) -> bool:
    """A rule of the sender's own mailbox wrote it."""
    marks = [(headers.first(mail, name).lower(), name) for name in LOOPS]
    return any(
        mark and not _names(mark, _recipients(mail, own)) and not _first_of_ours(mail, name, own)
        for mark, name in marks
    )


def has_no_return(mail: Message) -> bool:
    """The server says that nothing may be sent back: `Return-Path: <>`."""
    return "<>" in [field.replace(" ", "") for field in headers.all_of(mail, "Return-Path")]


def _first_of_ours(mail: Message, name: str, own: Ours) -> bool:
    """Whether the field begins with an address of ours or of our domain, and not with the sender's."""
    named = next(iter(addresses(mail, name)), Address("", ""))
    senders = {one.address for one in addresses(mail, "From")}
    return own.has_neighbour(named.address) and named.address not in senders


def _was_passed_on(mail: Message, own: Ours) -> bool:
    """By a rule of ours, or of the one they wrote to."""
    mark = headers.first(mail, "X-MS-Exchange-Inbox-Rules-Loop").lower()
    return bool(mark) and _names(mark, _recipients(mail, own))


def _recipients(mail: Message, own: Ours) -> set[str]:
    return {*own, *(one.address for name in ("To", "Cc") for one in addresses(mail, name))}


def _names(mark: str, people: set[str]) -> bool:
    return any(address in mark for address in people)
