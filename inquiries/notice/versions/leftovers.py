"""Leftovers 残った記載: our texts that still hold a value which the notice has dropped.

A second report may give another telephone, other hours or another figure. Quotations follow the notice by themselves;
our own words do not. Nothing is changed here: a person reads the text and writes it anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from inquiries.models import Answer, Correction, Edition, Taboo

SEPARATOR = r"[\s()・.‐–—―−-]{0,2}"
FEWEST = 100
"""A smaller figure may mean other things in a text."""
VARIANT_WORDS = ("opening", "silence", "next_step")


@dataclass(frozen=True, slots=True)
class Gone:
    """A value that only the version before stated: its kind, its words, and a pattern to find it."""

    kind: str
    words: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text that still holds such values (`says`): `text` is the row, `where` its kind."""

    text: Answer | Edition | Correction | Taboo
    where: str
    says: tuple[str, ...]


def gone(old: dict[str, Any], new: dict[str, Any]) -> list[Gone]:
    """The values of the old facts that the new facts have dropped."""
    found = [Gone("phones", value, _phone(value)) for value in _lost("phones", old, new)]
    found += [Gone("emails", value, re.compile(re.escape(value))) for value in _lost("emails", old, new)]
    found += [Gone("hours", f"{value[0]}–{value[1]}", _hours(*value)) for value in _lost("hours", old, new)]
    figures = {one["number"] for one in _values("counts", new)}
    for one in _lost("counts", old, new):
        if one["number"] >= FEWEST and one["number"] not in figures:
            found.append(Gone("counts", f"{one['number']:,}{one['unit']}", _figure(one["number"])))
    return found


def leftovers(lost: Iterable[Gone]) -> list[Leftover]:
    """Every answer, statement, letter of correction and taboo that still holds one of these, in this order."""
    lost = list(lost)
    if not lost:
        return []
    found = []
    for where, row, words in _texts():
        plain = unicodedata.normalize("NFKC", words).lower()
        if says := tuple(one.words for one in lost if one.pattern.search(plain)):
            found.append(Leftover(row, where, says))
    return found


def _texts() -> Iterator[tuple[str, Answer | Edition | Correction | Taboo, str]]:
    for answer in Answer.objects.current().select_related("topic").order_by("topic__order", "pk"):
        own = [answer.opening, answer.silence, answer.next_step, answer.handling_note]
        own += [words for variant in answer.variants.values() for words in variant.values()]
        yield "answer", answer, "\n".join(own)
    for edition in Edition.objects.current().select_related("statement").order_by("statement__name", "pk"):
        said = (edition.written_ja, edition.spoken_ja, edition.written_en, edition.spoken_en)
        yield "statement", edition, "\n".join(said)
    for correction in Correction.objects.needing_somebody().order_by("pk"):
        yield "correction", correction, f"{correction.words_ja}\n{correction.words_en}"
    for taboo in Taboo.objects.in_order():
        yield "taboo", taboo, f"{taboo.because}\n{taboo.instead}"


def _lost(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[Any]:
    kept = _values(name, new)
    return [value for value in _values(name, old) if value not in kept]


def _values(name: str, facts: dict[str, Any]) -> list[Any]:
    return [fact["value"] for fact in facts.get(name) or []]


def _phone(value: str) -> re.Pattern[str]:
    """The digits with any separators, but not inside a longer number."""
    digits = SEPARATOR.join(re.sub(r"\D", "", value))
    return re.compile(rf"(?<!\d){digits}(?!\d)")


def _hours(opens: str, closes: str) -> re.Pattern[str]:
    return re.compile(rf"{_clock(opens)}\s*(?:から|より|~|〜|-|–|to)\s*(?:午後)?{_clock(closes)}")


def _clock(at: str) -> str:
    """9:00, 09:00, 9時, 午後5時 and 5 p.m. for an hour of the day."""
    hour, minute = (int(part) for part in at.split(":"))
    hours = {hour, hour - 12} if hour > 12 else {hour}
    past = rf"(?::{minute:02}|時{minute}分)" if minute else r"(?::00|時)?"
    either = "|".join(str(one) for one in sorted(hours, reverse=True))
    return rf"(?<!\d)0?(?:{either}){past}(?:\s?[ap]\.?m\.?)?(?![\d:])"


def _figure(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d,.])(?:{number}|{number:,})(?![\d,])")
