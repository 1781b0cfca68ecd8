"""Puts the labels into the text."""

from collections.abc import Iterable, Iterator

from .cards import card_numbers
from .findings import Finding, Masked, Span
from .folding import fold
from .secrets import secrets


def mask(text: str) -> Masked:
    """The text without card numbers, security codes, PINs, passwords and expiry dates, and what they were."""
    findings: list[Finding] = []
    while spans := _spans(fold(text)):
        text = _replace(text, spans)
        findings += [span.finding for span in spans]
    return Masked(text, tuple(findings))


def _spans(folded: str) -> list[Span]:
    cards = list(card_numbers(folded))
    return list(_apart(sorted([*cards, *secrets(folded, cards)])))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _replace(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], span.label]
        end = span.end
    return "".join([*parts, text[end:]])
