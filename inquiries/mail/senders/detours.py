"""Who wrote a mail that a program passed on: a web form, a group address of ours, a mailbox rule."""

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
    """Who wrote a mail and by what detour. `typed`: the address typed into a form that sets no Reply-To."""

    address: Address = Address("", "")
    detour: Detour = Detour.NONE
    typed: Address | None = None


def author(mail: Message, own: Ours, said: str) -> Author:
    """The sender; or the person behind a group of ours or a form that wrote its own address in From."""
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
    """Whether a person or program sent it again, unchanged (Resent fields, RFC 5322, 3.6.6)."""
    return any(headers.first(mail, name) for name in RESENT)


def is_redirected(mail: Message, own: Ours) -> bool:
    """Whether a mailbox passed it on, by any mark that mail servers use."""
    if any(headers.first(mail, name) for name in REDIRECTED):
        return True
    if any(headers.first(mail, name).lower() in {"true", "yes", "1"} for name in TOLD):
        return True
    if headers.first(mail, "Auto-Submitted").lower().startswith("auto-forwarded") or _was_passed_on(mail, own):
        return True
    # Exchange's agent also writes this mark on automatic answers, which have one of the two fields below.
    is_answer = headers.first(mail, "In-Reply-To") or headers.first(mail, "X-Auto-Response-Suppress")
    return bool(RULES_AGENT.search(headers.first(mail, "X-MS-Exchange-Generated-Message-Source")) and not is_answer)


def is_passed_on(mail: Message, own: Ours) -> bool:
    """Whether another mailbox of ours had it before, by its mark or by a second Delivered-To."""
    if is_looped(mail, own) or any(_first_of_ours(mail, name, own) for name in PASSERS):
        return True
    ours = {one.address for one in addresses(mail, "Delivered-To") if own.has_neighbour(one.address)}
    return len(ours) > 1 or any(address not in own for address in ours)


def is_looped(mail: Message, own: Ours) -> bool:
    """Whether a mailbox of ours that passes mail on put its loop mark on it."""
    return any(_first_of_ours(mail, name, own) for name in LOOPS)


def loops(mail: Message, own: Ours) -> bool:
    """Whether a rule of the sender's own mailbox wrote it, by a loop mark that is not ours."""
    marks = [(headers.first(mail, name).lower(), name) for name in LOOPS]
    return any(
        mark and not _names(mark, _recipients(mail, own)) and not _first_of_ours(mail, name, own)
        for mark, name in marks
    )


def has_no_return(mail: Message) -> bool:
    """Whether the return path is null (`Return-Path: <>`): no report may be sent back."""
    return "<>" in [field.replace(" ", "") for field in headers.all_of(mail, "Return-Path")]


def _first_of_ours(mail: Message, name: str, own: Ours) -> bool:
    """Whether the field begins with an address of ours or of our domain, and not with the sender's."""
    named = next(iter(addresses(mail, name)), Address("", ""))
    senders = {one.address for one in addresses(mail, "From")}
    return own.has_neighbour(named.address) and named.address not in senders


def _was_passed_on(mail: Message, own: Ours) -> bool:
    """Whether a rule of our mailbox, or of a recipient's, passed it on."""
    mark = headers.first(mail, "X-MS-Exchange-Inbox-Rules-Loop").lower()
    return bool(mark) and _names(mark, _recipients(mail, own))


def _recipients(mail: Message, own: Ours) -> set[str]:
    return {*own, *(one.address for name in ("To", "Cc") for one in addresses(mail, name))}


def _names(mark: str, people: set[str]) -> bool:
    return any(address in mark for address in people)
