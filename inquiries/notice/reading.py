"""Reading a notice: a text becomes its title, sections, clauses and facts.

Refused: an empty file, more than a megabyte (before parsing), a file that is no text, a text without a sentence or with
more than MOST_CLAUSES, and a text in neither Japanese nor English. A text without headings becomes one section, with a
warning. A stretch too long to quote is left out, with a warning.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from inquiries.models.refusal import Refusal

from .facts.facts import Facts, facts_in
from .facts.unread import is_foreign
from .text.clauses import Clause, clauses_of
from .text.outline import Outline, Section, outline

MOST_BYTES = 1_000_000
MOST_LINES = 5_000
MOST_CLAUSES = 1_000
LONGEST_CLAUSE = 3_000
CHARSETS = ("utf-8-sig", "euc_jp", "cp932")  # in this order: EUC text may pass as cp932, but not the reverse
TITLE_LENGTH, COMPANY_LENGTH = 300, 120


class Unreadable(Refusal):
    """The file cannot be read as a notice; the sentence says why."""


@dataclass(frozen=True)
class Reading:
    """A notice as data. `text` is unchanged, and every clause is a stretch of it."""

    text: str
    title: str
    company: str
    published: date
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    facts: Facts
    warnings: tuple[str, ...]


def decode(raw: bytes) -> str:
    """Decodes a file in the charsets of Japanese notices; raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(_("The notice is larger than one megabyte. Please give its text only."))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(raw, "utf-16")
    if b"\0" in raw:
        raise Unreadable(_("This file is not a text. Please save the notice as plain text."))
    for charset in CHARSETS:
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("This file is not a text. Please save the notice as plain text."))


def read(text: str, *, published: date) -> Reading:
    """Reads a notice that was published on this day; raises Unreadable."""
    _check(text)
    found = outline(text)
    clauses = clauses_of(text, found, longest=LONGEST_CLAUSE)
    if not clauses:
        raise Unreadable(_("No sentence was found in the notice that could be quoted."))
    if len(clauses) > MOST_CLAUSES:
        raise Unreadable(_too_long())
    facts = facts_in(clauses, published)
    return Reading(
        text=text,
        title=found.title[:TITLE_LENGTH],
        company=found.sender[:COMPANY_LENGTH],
        published=published,
        sections=tuple(found.sections),
        clauses=tuple(clauses),
        facts=facts,
        warnings=_warnings(found),
    )


def _check(text: str) -> None:
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise Unreadable(_("The notice is larger than one megabyte. Please give its text only."))
    if not text.strip():
        raise Unreadable(_("The notice is empty."))
    if is_foreign(text):
        raise Unreadable(_("This notice is neither in Japanese nor in English. Put in its Japanese or English text."))
    if len(text.splitlines()) > MOST_LINES:
        raise Unreadable(_too_long())
    if any(unicodedata.category(letter) in ("Cc", "Cs") and not letter.isspace() for letter in text):
        raise Unreadable(_("This file is not a text. Please save the notice as plain text."))


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as error:
        raise Unreadable(_("This file is not a text. Please save the notice as plain text.")) from error


def _too_long() -> str:
    return _("This is too long for a notice: it has more than %(most)s sentences.") % {"most": MOST_CLAUSES}


def _warnings(found: Outline) -> tuple[str, ...]:
    warnings = []
    if found.is_cut:
        warnings.append(_("Menus and the foot of the page were left out."))
    if found.has_more_above:
        warnings.append(_("Lines above the title were left out."))
    if len(found.sections) == 1:
        warnings.append(_("The notice has no headings. It was read as one section."))
    if any(block.end - block.start > LONGEST_CLAUSE for block in found.blocks):
        warnings.append(_("A passage is too long to be quoted and was left out if it has no full stop."))
    return tuple(warnings)
