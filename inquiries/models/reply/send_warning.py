"""Send warning 送信前の注意: what a colleague would ask before a reply leaves. An override is recorded."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.utils.translation import gettext, pgettext, pgettext_lazy

from inquiries.models.explanation import explained
from inquiries.models.inquiry.assignment import Assignment
from inquiries.models.inquiry.message import Channel, Message, Quotation
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.notice.taboo import Taboo
from inquiries.search import folded

if TYPE_CHECKING:
    from inquiries.models.answer.answer import Answer
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.notice.topic import Topic
    from inquiries.models.staff import Staff

PLACEHOLDER = re.compile(
    r"[{\uff5b][^{}\uff5b\uff5d\n]{0,40}[}\uff5d]|%\(\w+\)s|[○〇◯●△]様|[xｘ×]{2,}様|●{2,}"
    r"|(?<![一二三四五六七八九〇十百千0-9])[○〇◯]{2,}",
    re.IGNORECASE,
)
"""`{name}`, 〇〇様, ●● and the like; but 二〇〇円 is a figure."""
GREETING = re.compile(
    r"^\s*(?:(?P<ja>[^\s、。,「『(]{1,20}(?: [^\s、。,]{1,20})?) ?(?:様|さま|さん|殿)へ?(?=$|[\s、,。])"
    r"|(?:Dear|Hello|Hi)\s+(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?(?P<en>[^\s,:]+(?:\s[^\s,:]+){0,2})\s*[,:]?$)",
    re.MULTILINE | re.IGNORECASE,
)
NOBODY = re.compile(
    r"^[ご御お]|(?:お客|株主|取引先|皆|みな|たく|各位|担当者?|会員|customer|all|everyone|madam|sir)s?$", re.IGNORECASE
)
"""Greetings without a name: お客様, 皆様, ご担当者様."""
NUMBER = re.compile(r"(?<![A-Z0-9])H-\d{6,10}(?!\d)", re.IGNORECASE)
ATTACHED = re.compile(
    r"(?<!ご)(?:添付|同封)(?!い?ただ|(?:は|を|も)?(?:お控え|ご遠慮|しない|せず|なさら|でき)|して(?:い?ただ|くだ|下)|され)"
    r"|\b(?:attached|attachments?|enclosed)\b",
    re.IGNORECASE,
)


class WarningKind(models.TextChoices):
    """What may be wrong. COHORT and UNCONFIRMED read alike: the history, which all see, tells no outcome."""

    NAME = "name", pgettext_lazy("doubt", "the greeting names somebody else")
    NUMBER = "number", pgettext_lazy("doubt", "it holds the number of another customer's inquiry")
    ATTACHMENT = "attachment", pgettext_lazy("doubt", "it speaks of an attachment, and there is none")
    TABOO = "taboo", pgettext_lazy("doubt", "it says what is never said")
    ANSWER = "answer", pgettext_lazy("doubt", "it neither answers nor hands on what is asked")
    TWICE = "twice", pgettext_lazy("doubt", "the same answer has been sent already")
    HELD = "held", pgettext_lazy("doubt", "a colleague has the inquiry in hand")
    COHORT = "cohort", pgettext_lazy("doubt", "an answer is for one group of customers")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("doubt", "an answer is for one group of customers")
    ASSERTED = "asserted", pgettext_lazy("doubt", "own words tell whether the customer is affected")


WORDED = frozenset({WarningKind.COHORT, WarningKind.UNCONFIRMED, WarningKind.ASSERTED})
"""Those that somebody answers in words: a click is too little."""


class SendWarning(NamedTuple):
    """What may be wrong, and what to say of it."""

    kind: WarningKind
    sentence: str
    about: str = ""
    """The words or the group that it is about, where a page has no room for the sentence."""


def is_unfilled(words: str) -> bool:
    """A placeholder is left in the words."""
    return PLACEHOLDER.search(words) is not None


def names_somebody(words: str) -> bool:
    """A greeting by name, or a receipt number: these words are for one person only."""
    folded = unicodedata.normalize("NFKC", words)
    return NUMBER.search(folded) is not None or any(_greeted(folded))


def warnings(
    words: str, inquiry: Inquiry, *, carries: bool = False, cohorts: Collection[str] | None = None, whole: str = ""
) -> list[SendWarning]:
    """Warnings about these own words in a letter of this inquiry; whether it `carries` a file; the rest as below."""
    found = _warnings(unicodedata.normalize("NFKC", words), inquiry)
    said = [one for one in found if not (carries and one.kind == WarningKind.ATTACHMENT)]
    return said + unsayable(words, inquiry.topics.all(), cohorts=cohorts, whole=whole)


def unsayable(
    words: str, topics: Iterable[Topic], *, cohorts: Collection[str] | None = None, whole: str = ""
) -> list[SendWarning]:
    """A warning for each taboo of these topics that the words hold: why it is never said, and what to say instead.

    `cohorts` are those of the reader, where they may be told. `whole` is the letter with what others approved.
    """
    if not words.strip() and (cohorts is None or not whole.strip()):
        return []
    notice = Clause.objects.filter(version=Version.objects.in_force()).values_list("text", flat=True)
    found = Taboo.objects.about(topics).said_in(words, notice, cohorts=cohorts, whole=whole)
    return [SendWarning(WarningKind.TABOO, _told(taboo), taboo.words) for taboo in found]


def unanswered(inquiry: Inquiry, topics: set[int]) -> list[SendWarning]:
    """A warning where the letter has nothing approved on the inquiry's topics; `topics`: those on which it has."""
    asked = sorted(inquiry.topics.all(), key=lambda topic: topic.order)
    if not asked or any(topic.pk in topics for topic in asked):
        return []
    said = gettext(
        "On what is asked (%(topics)s) it holds no approved answer, and does not say who will answer. "
        "Insert an answer, or hand it on."
    )
    return [
        SendWarning(WarningKind.ANSWER, said % {"topics": pgettext("list", ", ").join(topic.name for topic in asked)})
    ]


def repeated(inquiry: Inquiry, answers: Iterable[Answer]) -> list[SendWarning]:
    """A warning where a reply since the customer last wrote, sent or queued, holds one of these answers."""
    said = Message.objects.filter(inquiry__in=type(inquiry).objects.parts_of(inquiry))
    heard = said.received().order_by("-at").first()
    replies = said.on_its_way_or_there().filter(channel=Channel.MAIL, at__gt=heard.at if heard else inquiry.received_at)
    same = Quotation.objects.filter(message__in=replies, answer__in=answers).select_related("message__author", "answer")
    found = same.order_by("-message__at", "pk").first()
    if found is None or found.answer is None:
        return []
    told = gettext(
        "%(staff)s has replied with the same answer (%(topic)s) since the customer last wrote. "
        "Send this only if something is missing there."
    )
    return [SendWarning(WarningKind.TWICE, told % {"staff": found.message.author, "topic": found.answer.topic})]


def held(inquiry: Inquiry, by: Staff) -> list[SendWarning]:
    """A warning where a colleague has the inquiry in hand."""
    holder = Assignment.objects.holder(inquiry, but=by)
    said = gettext("%(name)s has this inquiry in hand. Ask them first, or reply all the same: it is recorded.")
    return [SendWarning(WarningKind.HELD, said % {"name": holder.name})] if holder else []


def fingerprint(words: str, found: Iterable[SendWarning]) -> str:
    """A hash of a reply and of the warnings about it: sending it back says that just these were read."""
    return hashlib.sha256("\0".join([words, *(warning.sentence for warning in found)]).encode()).hexdigest()[:32]


def keep(found: Iterable[SendWarning], inquiry: Inquiry, *, by: Staff, at: datetime, because: str) -> None:
    """Somebody sent it all the same: which warnings they overrode, and in words why where a click is too little."""
    for warning in found:
        if warning.kind in WORDED:
            inquiry.record("reply.explained", by=by, at=at, doubt=warning.kind, explanation=explained(because))
        else:
            inquiry.record("reply.insisted", by=by, at=at, doubt=warning.kind)


def _warnings(words: str, inquiry: Inquiry) -> Iterator[SendWarning]:
    contact = str(inquiry.contact)
    for name in _greeted(words):
        if not _is_same(name, [inquiry.contact.name, inquiry.contact.kana, inquiry.contact.company]):
            said = gettext("The greeting says %(name)s, but this reply goes to %(contact)s. Correct the name.")
            yield SendWarning(WarningKind.NAME, said % {"name": name, "contact": contact})
    for number in dict.fromkeys(found.upper() for found in NUMBER.findall(words)):
        other = type(inquiry).objects.numbered(number)
        if other is None or other.contact_id != inquiry.contact_id:
            said = gettext("%(number)s is not an inquiry of this customer. Correct the number, or take it out.")
            yield SendWarning(WarningKind.NUMBER, said % {"number": number})
    if ATTACHED.search(words):
        told = gettext("It speaks of an attachment, and nothing is enclosed. Enclose it, or say it in words.")
        yield SendWarning(WarningKind.ATTACHMENT, told)


def _told(taboo: Taboo) -> str:
    because = taboo.because or gettext("The notice does not say so.")
    instead = taboo.instead or gettext("Quote the notice, and say what it leaves open.")
    told = gettext("“%(words)s” is never said. %(because)s Instead: %(instead)s")
    return told % {"words": taboo.words, "because": because, "instead": instead}


def _greeted(words: str) -> Iterator[str]:
    for match in GREETING.finditer(words):
        name = (match["ja"] or match["en"]).strip()
        if not NOBODY.search(name):
            yield name


def _is_same(name: str, known: list[str]) -> bool:
    """Part of the name is enough. True where no name is known, or none in the same script."""
    said = folded(name)
    names = [one for one in map(folded, known) if one and one.isascii() == said.isascii()]
    return not names or any(said in one or one in said for one in names)
