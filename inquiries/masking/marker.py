"""Puts the labels into the text."""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .cards import card_numbers
from .doubtful import doubtful, fragments, taken_back
from .findings import Finding, Kind, Masked, Span
from .identity import identities
from .readings import readings
from .secrets import secrets

BASE64 = re.compile(r"(?<![\w+/=])[\w+/]{16,}={0,2}(?:\r?\n[\w+/]+={0,2})*(?![\w+/=])", re.ASCII)
DIGITS = re.compile(r"\d.*\d.*\d", re.DOTALL)
OF_A_PERSON: frozenset[Kind] = frozenset({"pan", "my_number", "licence"})
TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")


def mask(text: str) -> Masked:
    """The text without card numbers, security codes, PINs, passwords and expiry dates, and what they were."""
    findings: list[Finding] = []
    while spans := _spans(text):
        text = _replace(text, spans)
        findings += [span.finding for span in spans]
    return Masked(text, tuple(findings))


def holds_number_of_person(text: str) -> bool:
    """Whether a number of somebody's stands in it that stands in no paper which a company publishes."""
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
    """Words in base64 that hold a secret: nobody can cut it out of them, so that they go as a whole."""
    for encoded in BASE64.finditer(text):
        letters = "".join(encoded[0].split()).rstrip("=")
        try:
            words = b64decode(letters + "=" * (-len(letters) % 4), validate=True).decode()
        except ValueError:
            continue
        if DIGITS.search(words) and (found := mask(words).findings):
            yield Span(*encoded.span(), found[0])


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """What overlaps becomes one, for what one reading shows in part another may show in full."""
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
    """Of two findings in one place the one that says more is told."""
    return bool(finding.last_four), finding.kind == "pan"


def _replace(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], span.label, *TAG.findall(text, span.start, span.end)]
        end = span.end
    return "".join([*parts, text[end:]])
