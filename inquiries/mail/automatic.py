"""Who wrote a mail: a person, or a machine that must never be answered (RFC 3834)."""

import re
from collections.abc import Collection
from email.message import Message

from . import headers
from .body import kind, leaves
from .confessions import asks, confesses, is_away, sounds_like_one
from .declared import declared
from .labels import (
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
from .quoting import Parted
from .received_mail import AutoKind

POSTMASTERS = re.compile(
    r"(?:.*<)?(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{32})\b"
    r"|\W*mail delivery (?:sub)?system\b|<>"
)
NOBODY = re.compile(
    r"(?:.*[-_.])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|auto[-_.]?(?:reply|confirm|respon(?:se|der)))(?:[-_.+].*)?@.*"
    r"|(?:.*-)?bounces?(?:[+-].*)?@.*"
    r"|(?:notif(?:y|ications?)|alerts?|newsletters?|mail-?mag(?:azine)?|melmaga|cron|nagios|zabbix|logwatch|root"
    r"|auto-?mail|majordomo|listserv)@.*"
)
REPORTS = {
    "delivery-status": AutoKind.BOUNCE,
    "disposition-notification": AutoKind.RECEIPT,
    "feedback-report": AutoKind.MACHINE,
}
PRESSED = {"reply", "counter", "declinecounter", "refresh"}


def auto_kind(mail: Message, *, sender: str, own: Collection[str], parted: Parted) -> AutoKind:
    """The kind of machine, or NONE. `own` are the addresses that we write from; `parted` is what the text says."""
    subject = headers.first(mail, "Subject")
    if report := _report(mail, sender, subject, parted.reply):
        return report
    if sender in own:
        return AutoKind.OWN
    if found := declared(mail, own=own):
        return found
    if _is_labelled(subject, parted) or _is_pressed(mail, parted.reply):
        return AutoKind.REPLY
    if NOBODY.fullmatch(sender) or _has_no_return(mail) or WATCH.match(subject):
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
    if _has_no_return(mail) and CAME_BACK.search(subject):
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


def _has_no_return(mail: Message) -> bool:
    """The server says that nothing may be sent back: `Return-Path: <>`."""
    return "<>" in [field.replace(" ", "") for field in headers.all_of(mail, "Return-Path")]
