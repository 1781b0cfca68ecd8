"""What is said of a desk of a card company, in the form in which it is kept."""

from __future__ import annotations

import re
import unicodedata
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.refusal import Refusal

from .opening import plain_days, plain_hours

NUMBER = re.compile(r"[+#*]?[0-9][0-9-]{1,18}")


class NotANumber(Refusal):
    """No telephone number."""

    sentence = _("This is not a telephone number. Write digits and hyphens.")


class DeskFacts(TypedDict, total=False):
    """What is said of a desk."""

    kind: str
    phone: str
    weekdays: str
    saturdays: str
    sundays: str
    holidays: str
    closed_on: str
    languages: str
    note: str


def plain_number(typed: str) -> str:
    """A telephone number in one width, as it is read aloud. NotANumber."""
    number = re.sub(r"[‐-―−ー－()（）\s]+", "-", unicodedata.normalize("NFKC", typed)).strip("-")
    if number and (not NUMBER.fullmatch(number) or mask(number).findings):
        raise NotANumber
    return number


def checked(said: DeskFacts) -> DeskFacts:
    """The same, as it may be kept. A refusal where somebody cannot be understood."""
    kept = said.copy()
    if "phone" in said:
        kept["phone"] = plain_number(said["phone"])
    if "weekdays" in said:
        kept["weekdays"] = plain_hours(said["weekdays"])
    if "saturdays" in said:
        kept["saturdays"] = plain_hours(said["saturdays"])
    if "sundays" in said:
        kept["sundays"] = plain_hours(said["sundays"])
    if "holidays" in said:
        kept["holidays"] = plain_hours(said["holidays"])
    if "closed_on" in said:
        kept["closed_on"] = plain_days(said["closed_on"])
    kept["languages"] = mask(said.get("languages", "").strip()).text[:60]
    kept["note"] = mask(said.get("note", "").strip()).text[:200]
    return kept
