"""Examination 点検: what stands in a file before it may be enclosed, and what the approver has to answer for.

Only PDF, PNG and JPEG are taken: what a customer opens on any telephone and nobody edits. A sheet or a text file is how
a list of all customers leaves a house, and what is to be said in text can be said in the letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries import documents
from inquiries.documents.hazards import Hazard, hazards, sent_as
from inquiries.mail_address import plain_address
from inquiries.masking import mask
from inquiries.models.refusal import Refusal

MEGABYTE = 1_048_576
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
NAMED = re.compile(
    r"(?:^|[\t,|　])\s*(?:[一-龥々]{1,4}[ 　][一-龥々ぁ-んァ-ヶー]{1,5}|[ァ-ヶー]{2,8}[ 　][ァ-ヶー]{2,8})"
    r"\s*(?:様|さま|殿)?(?=$|[\s,|])"
    r"|(?<![おご])[一-龥々]{2,5} ?(?:様|殿)(?=$|[\s,|])"
)
"""Something like a person's name in a cell or a line of its own."""
PHONE = re.compile(r"(?<![\w-])(?:\+81[ -]?(?:\(0\))?|\(?0)\d{1,4}\)?[ -]?\d{1,4}[ -]?\d{3,4}(?![\w-])")
POSTCODE = re.compile(r"〒|(?<!\d)\d{3}-\d{4}(?!\d|-)")
FEW_MAILS, FEW_PHONES, FEW_NAMES, FEW_ROWS = 3, 5, 3, 3
"""As many a notice or a form may hold; more are for the approver to answer for, and of rows none is allowed."""
MOST_MAILS = 20


class Doubt(models.TextChoices):
    """What the approver must have looked at, and say so in words."""

    MAILS = "mails", pgettext_lazy("enclosure", "It holds several mail addresses.")
    PHONES = "phones", pgettext_lazy("enclosure", "It holds many telephone numbers.")
    NAMES = "names", pgettext_lazy("enclosure", "Several lines look like people's names.")
    UNREAD = "unread", pgettext_lazy("enclosure", "Not all of it could be read by the program: look at every page.")


class NotEnclosable(Refusal):
    """A file that is not taken into the library."""


class TooLarge(NotEnclosable):
    """More than the setting allows."""

    sentence = _("The file is too large. A file may have %(most)s MB.")


class Empty(NotEnclosable):
    """Nothing stands in it."""

    sentence = _("The file is empty.")


class WrongKind(NotEnclosable):
    """By its bytes it is no kind that is sent, whatever its name says."""

    sentence = _("Only PDF, PNG and JPEG files are enclosed. By its contents this file is none of these.")


class NotReadable(NotEnclosable):
    """Locked, damaged or too much."""

    sentence = _("The file is locked, damaged or too long to be looked through. Save it anew as a PDF.")


class HoldsSecrets(NotEnclosable):
    """A card number or another thing that never leaves."""

    sentence = _("The file holds a card number or another number that must never be sent.")


class CustomerList(NotEnclosable):
    """Rows of people with their addresses or numbers."""

    sentence = _("The file looks like a list of people with their addresses or numbers. Such a file is never enclosed.")


class NamesCustomer(NotEnclosable):
    """An address or a number of somebody who asked us."""

    sentence = _("The file holds the mail address or telephone number of one of our customers.")


class Hazardous(NotEnclosable):
    """It could do something, or hides something. The sentence is that of its worst hazard."""

    told = {
        Hazard.ENCRYPTED: _("The PDF is protected. Save it without protection."),
        Hazard.SCRIPT: _("The PDF holds a script. Save it without."),
        Hazard.ACTION: _("The PDF would start a program or send something. Save it without."),
        Hazard.EMBEDDED: _("Another file is inside the PDF. Save it without."),
        Hazard.OPAQUE: _("Part of the PDF cannot be looked through. Print it as a new PDF."),
        Hazard.BEHIND: _("The file does not end where it should; something may be hidden behind it. Save it anew."),
        Hazard.PLACE: _("The photograph says where it was taken. Save it without."),
    }

    def __init__(self, found: set[Hazard]) -> None:
        super().__init__(*(sentence for hazard, sentence in self.told.items() if hazard in found))


@dataclass(frozen=True)
class Examination:
    """A file that may be put in: what it is, what it says of itself, and how much in it looks like people's."""

    content_type: str
    ending: str
    title: str
    author: str
    pages: int
    doubts: list[str]


def examine(raw: bytes) -> Examination:
    """The findings about these bytes; a NotEnclosable says why they are not taken."""
    most = settings.HOTLINE_ENCLOSURE_MEGABYTES
    if len(raw) > most * MEGABYTE:
        raise TooLarge(most=most)
    if not raw:
        raise Empty
    if (kind := sent_as(raw)) is None:
        raise WrongKind
    if found := hazards(raw):
        raise Hazardous(found)
    document = documents.read(raw)
    if document.fault in {documents.Fault.LOCKED, documents.Fault.DAMAGED, documents.Fault.HEAVY, documents.Fault.CUT}:
        raise NotReadable
    said = f"{document.title}\n{document.author}\n{document.text}"
    if mask(said).findings:
        raise HoldsSecrets
    doubts = _doubts(said)
    doubts += [] if document.is_whole else [Doubt.UNREAD]
    return Examination(*kind, document.title, document.author, document.pages, [str(doubt) for doubt in doubts])


def _doubts(said: str) -> list[Doubt]:
    said = unicodedata.normalize("NFKC", said)
    mails, phones = {plain_address(one) for one in MAIL.findall(said)}, set(_phones(said))
    if len(mails) > MOST_MAILS or sum(map(_is_row, said.splitlines())) > FEW_ROWS:
        raise CustomerList
    if _are_known(mails, phones):
        raise NamesCustomer
    named = sum(bool(NAMED.search(line)) for line in said.splitlines())
    counted = {
        Doubt.MAILS: len(mails) > FEW_MAILS,
        Doubt.PHONES: len(phones) > FEW_PHONES,
        Doubt.NAMES: named > FEW_NAMES,
    }
    return [doubt for doubt, is_so in counted.items() if is_so]


def _is_row(line: str) -> bool:
    """A person's row: a name or a postcode, and a mail address or a telephone number."""
    is_somebody = NAMED.search(line) or POSTCODE.search(line)
    return bool(is_somebody and (MAIL.search(line) or next(_phones(line), "")))


def _phones(said: str) -> Iterator[str]:
    """Numbers of Japan as E.164, in use or not."""
    for match in PHONE.finditer(said):
        digits = re.sub(r"\D", "", match[0]).removeprefix("81").removeprefix("0")
        if len(digits) in {9, 10}:
            yield f"+81{digits}"


def _are_known(mails: set[str], phones: set[str]) -> bool:
    contacts: Any = apps.get_model("inquiries", "Contact").objects
    return bool(contacts.with_address(*mails) or contacts.with_phone(*phones))
