"""Two decisions: whether a machine wrote a mail, so that no person reads it; and whether a program may answer it.

See RFC 3834 for the second.
"""

import re
from email.message import Message
from typing import NamedTuple

from inquiries.mail.history.quoting import Parted
from inquiries.mail.reading import headers
from inquiries.mail.reading.parts import kind, leaves
from inquiries.mail.reading.received_mail import AutoKind, Detour
from inquiries.ours import Ours

from .automatic_header import declared
from .automatic_subject import (
    ANSWERED,
    ANSWERS,
    AWAY,
    AWAY_WHOLE,
    CAME_BACK,
    FORWARDS,
    MARKED,
    READ,
    REPORTED,
    REPORTED_WHOLE,
    WATCH,
)
from .automatic_text import asks, confesses, is_away, sounds_like_one
from .detours import Author, has_no_return
from .web_forms import NOBODY

POSTMASTERS = re.compile(
    r"(?:.*<)?(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{32})\b"
    r"|\W*mail delivery (?:sub)?system\b|<>"
)
REPORTS = {
    "delivery-status": AutoKind.BOUNCE,
    "disposition-notification": AutoKind.RECEIPT,
    "feedback-report": AutoKind.MACHINE,
}
PRESSED = {"reply", "counter", "declinecounter", "refresh"}


class Verdict(NamedTuple):
    """The kind of machine that wrote the mail; or, for a person's mail, its detour."""

    kind: AutoKind = AutoKind.NONE
    detour: Detour = Detour.NONE


def verdict(mail: Message, *, by: Author, own: Ours, parted: Parted) -> Verdict:
    """Judges a mail. `parted`: its text, split into new words and history."""
    subject = headers.first(mail, "Subject")
    if report := _report(mail, by.address.address, subject, parted.reply):
        return Verdict(report)
    if by.address.address in own and not by.typed:
        return Verdict(AutoKind.OWN)
    kind, detour = declared(mail, own=own, by=by, said=parted.reply)
    if not kind:
        kind = _unsaid(mail, by.address.address, detour, parted)
    return Verdict(kind) if kind else Verdict(AutoKind.NONE, detour)


def _unsaid(mail: Message, sender: str, detour: Detour, parted: Parted) -> AutoKind:
    """The kind of machine by subject, sender and words, if no header field declares it."""
    subject = headers.first(mail, "Subject")
    if detour is Detour.FORM:  # a form's mail may say that a program sent it, and is still a person's
        return AutoKind.REPLY if AWAY.match(subject) and ANSWERED.search(subject) else AutoKind.NONE
    if _is_labelled(subject, parted) or _is_pressed(mail, parted.reply):
        return AutoKind.REPLY
    is_one_way = has_no_return(mail) and detour is not Detour.RULE
    if NOBODY.fullmatch(sender) or is_one_way or WATCH.match(subject):
        return AutoKind.MACHINE
    return AutoKind.NONE if FORWARDS.match(subject) else _by_its_words(subject, parted)


def _report(mail: Message, sender: str, subject: str, said: str) -> AutoKind:
    content_type, parameters = kind(mail)
    parts = [kind(leaf)[0].removeprefix("message/") for leaf in leaves(mail)]
    for name in (parameters.get("report-type", "").lower(), *parts):
        if name in REPORTS:
            return REPORTS[name]
    if content_type == "multipart/report":
        return AutoKind.MACHINE
    if READ.match(subject):
        return AutoKind.RECEIPT
    is_postmaster = POSTMASTERS.match(sender) or POSTMASTERS.match(headers.first(mail, "From").lower())
    if headers.first(mail, "X-Failed-Recipients") or is_postmaster or REPORTED.match(subject):
        return AutoKind.BOUNCE
    if has_no_return(mail) and CAME_BACK.search(subject):
        return AutoKind.BOUNCE
    is_told = REPORTED_WHOLE.match(subject) and not _is_told_by_a_person(said)
    return AutoKind.BOUNCE if is_told else AutoKind.NONE


def _is_told_by_a_person(said: str) -> bool:
    """Whether a person writes about a failed delivery: a server always names the address, and never asks."""
    return asks(said) or "@" not in said


def _is_labelled(subject: str, parted: Parted) -> bool:
    if AWAY.match(subject):
        return True
    if MARKED.match(subject) and not FORWARDS.match(subject):
        return not ANSWERS.match(subject) or (not parted.history and sounds_like_one(parted.reply))
    return bool(AWAY_WHOLE.match(subject)) and not asks(parted.reply)


def _is_pressed(mail: Message, said: str) -> bool:
    """Whether a person only pressed a button of their calendar (RFC 5546)."""
    calendars = [kind(leaf)[1] for leaf in leaves(mail) if kind(leaf)[0] == "text/calendar"]
    return not said.strip() and any(parameters.get("method", "").lower() in PRESSED for parameters in calendars)


def _by_its_words(subject: str, parted: Parted) -> AutoKind:
    if confesses(parted.reply, answers=bool(ANSWERS.match(subject))):
        return AutoKind.MACHINE
    return AutoKind.REPLY if not parted.history and is_away(parted.reply) else AutoKind.NONE
