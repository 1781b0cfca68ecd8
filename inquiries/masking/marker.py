"""The mask: collects the findings of all readings of a text and replaces them by labels."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Self

from .cards import card_numbers
from .doubtful import doubtful, fragments, taken_back
from .findings import Finding, Kind, Span
from .identity import identities
from .readings import readings
from .secrets import secrets

BASE64 = re.compile(r"(?<![\w+/=])[\w+/]{16,}={0,2}(?:\r?\n[\w+/]+={0,2})*(?![\w+/=])", re.ASCII)
DIGITS = re.compile(r"\d.*\d.*\d", re.DOTALL)
OF_A_PERSON: frozenset[Kind] = frozenset({"pan", "my_number", "licence"})
TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")


class Masked(str):
    """A text that may be stored, and what was masked in it. Making one masks, so no raw text can pass for one.

    A slice of it, or it joined to another text, is a plain `str` again, and is masked before it is stored.
    """

    __slots__ = ("findings",)
    findings: tuple[Finding, ...]

    def __new__(cls, raw: str, before: tuple[Finding, ...] = ()) -> Self:
        """Repeats until nothing is found, so masking again changes nothing. `before`: findings of the longer text."""
        findings = list(before)
        while spans := _spans(raw):
            raw = _replace(raw, spans)
            findings += [span.finding for span in spans]
        made = super().__new__(cls, raw)
        made.findings = tuple(findings)
        return made

    @property
    def text(self) -> str:
        """The text without its findings, as a plain `str`."""
        return str(self)

    def cut(self, most: int) -> Masked:
        """Its beginning, with all findings. It is masked again: half of a long figure may look like a card number."""
        return self if len(self) <= most else Masked(self.text[:most], self.findings)


def mask(text: str) -> Masked:
    """The masked text and what was masked. A text that is masked already comes back as it is."""
    return text if isinstance(text, Masked) else Masked(text)


def holds_number_of_person(text: str) -> bool:
    """Whether the text holds a card number, My Number or licence number, which no published notice does."""
    return any(finding.kind in OF_A_PERSON for finding in mask(text).findings)


def _spans(text: str) -> list[Span]:
    found: list[Span] = list(_encoded(text))
    cards_in = {folded: list(card_numbers(folded)) for folded in readings(text)}
    known = {card.digits for cards in cards_in.values() for card in cards}
    for folded, cards in cards_in.items():
        found += [
            *cards,
            *fragments(folded, known),
            *taken_back(folded, cards),
            *doubtful(folded),
            *secrets(folded, cards),
            *identities(folded),
        ]
    return list(_apart(sorted(found, key=lambda span: (span.start, -span.end))))


def _encoded(text: str) -> Iterator[Span]:
    """Base64 whose decoded text holds a finding. It is masked whole, since a part cannot be cut out."""
    for encoded in BASE64.finditer(text):
        letters = "".join(encoded[0].split()).rstrip("=")
        try:
            words = b64decode(letters + "=" * (-len(letters) % 4), validate=True).decode()
        except ValueError:
            continue
        if DIGITS.search(words) and (found := mask(words).findings):
            yield Span(*encoded.span(), found[0])


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Joins overlapping spans: one reading may show a part of what another shows in full."""
    last: Span | None = None
    for span in spans:
        if last and span.start < last.end:
            finding = max(last.finding, span.finding, key=_worth)
            last = replace(last, end=max(last.end, span.end), finding=finding)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _worth(finding: Finding) -> tuple[bool, bool]:
    """Ranks two findings at one place: first those with the last four digits, then card numbers."""
    return bool(finding.last_four), finding.kind == "pan"


def _replace(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], span.label, *TAG.findall(text, span.start, span.end)]
        end = span.end
    return "".join([*parts, text[end:]])
