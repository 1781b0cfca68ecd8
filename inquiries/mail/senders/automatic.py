"""Two decisions: whether nobody needs to read a mail, and whether no program may answer it (RFC 3834)."""

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
    """The kind of machine that wrote it; or of a person's mail the detour that it took."""

    kind: AutoKind = AutoKind.NONE
    detour: Detour = Detour.NONE


def verdict(mail: Message, *, by: Author, own: Ours, parted: Parted) -> Verdict:
    """Whether nobody needs to read it, and whether no program may answer it. `parted` is what the text says."""
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
    """What no field declares: known by the subject, by the sender, by the words."""
    subject = headers.first(mail, "Subject")
    if detour is Detour.FORM:  # its words may well say that a program sent them
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
    """Of a report in words: it speaks of itself, or asks. A server gives the address, and where it can a code."""
    return asks(said) or "@" not in said


def _is_labelled(subject: str, parted: Parted) -> bool:
    if AWAY.match(subject):
        return True
    if MARKED.match(subject) and not FORWARDS.match(subject):
        return not ANSWERS.match(subject) or (not parted.history and sounds_like_one(parted.reply))
    return bool(AWAY_WHOLE.match(subject)) and not asks(parted.reply)


def _is_pressed(mail: Message, said: str) -> bool:
    """A calendar's button, with no word beside it (RFC 5546)."""
    calendars = [kind(leaf)[1] for leaf in leaves(mail) if kind(leaf)[0] == "text/calendar"]
    return not said.strip() and any(parameters.get("method", "").lower() in PRESSED for parameters in calendars)


def _by_its_words(subject: str, parted: Parted) -> AutoKind:
    if confesses(parted.reply, answers=bool(ANSWERS.match(subject))):
        return AutoKind.MACHINE
    return AutoKind.REPLY if not parted.history and is_away(parted.reply) else AutoKind.NONE
