"""Puts the labels into the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .cards import card_numbers
from .findings import Finding, Masked, Span
from .secrets import secrets
from .views import views

TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")


def mask(text: str) -> Masked:
    """The text without card numbers, security codes, PINs, passwords and expiry dates, and what they were."""
    findings: list[Finding] = []
    while spans := _spans(text):
        text = _replace(text, spans)
        findings += [span.finding for span in spans]
    return Masked(text, tuple(findings))


def _spans(text: str) -> list[Span]:
    found: list[Span] = []
    for folded in views(text):
        cards = list(card_numbers(folded))
        found += [*cards, *secrets(folded, cards)]
    return list(_apart(sorted(found, key=lambda span: (span.start, -span.end))))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """What overlaps becomes one, for what one reading shows in part another may show in full."""
    last: Span | None = None
    for span in spans:
        if last and span.start < last.end:
            finding = last.finding if last.finding.kind == "pan" else span.finding
            last = replace(last, end=max(last.end, span.end), finding=finding)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _replace(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], span.label, *TAG.findall(text, span.start, span.end)]
        end = span.end
    return "".join([*parts, text[end:]])
