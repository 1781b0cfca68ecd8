"""Opening 受付時間: the hours of a desk as somebody writes them, in one form. Pure but for its refusal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal
from inquiries.schedule import DAY, Minutes, Special, clock

LATEST = DAY + 12 * 60
"""Minutes: a span that begins on one day may end at noon of the next."""
MOST = 3
"""Spans of a day."""
MOST_CLOSED = 12
DASHES = str.maketrans(dict.fromkeys("〜～~–—―−‐ー", "-"))
SPAN = re.compile(r"(\d{1,2})(?::(\d{0,2}))?-(\d{1,2})(?::(\d{0,2}))?")
CLOSED = re.compile(r"(?:(\d{4})/)?(\d{1,2})/(\d{1,2})")
LEAP = 2000


class NotHours(Refusal):
    """Hours that nobody can read."""

    sentence = _("Write hours as 9:00-17:00, two spans with a blank between, or “24 hours”. Leave it empty if closed.")


class NotDays(Refusal):
    """Closing days that nobody can read."""

    sentence = _("Write days as 5/1 or 12/30-1/3, with a blank between; 2027/5/1 is that year alone.")


def plain_hours(typed: str) -> str:
    """'9:00-12:00 13:00-17:30' for '9時〜12時、13時〜17時30分'; empty for a closed day. NotHours."""
    text = unicodedata.normalize("NFKC", typed).translate(DASHES).strip().lower()
    text = re.sub(r"24\s*(?:時間|hours|h\b)", "0:00-24:00", text)
    if text in {"", "休", "休み", "休業", "closed"}:
        return ""
    text = re.sub(r"\s*(?:-|から)\s*", "-", text.replace("時", ":").replace("半", "30").translate({ord("分"): None}))
    parts = [part for part in re.split(r"[\s,、/・]+", text.replace("まで", "")) if part]
    if len(parts) > MOST:
        raise NotHours
    return " ".join(f"{clock(opens)}-{clock(closes)}" for opens, closes in sorted(map(_span, parts)))


def spans(hours: str) -> Iterator[Minutes]:
    """The spans of hours in their one form."""
    yield from map(_span, hours.split())


def plain_days(typed: str) -> str:
    """'12/30-1/3 5/1' for '12月30日〜1月3日、5月1日'. NotDays."""
    text = unicodedata.normalize("NFKC", typed).translate(DASHES)
    text = re.sub(r"[年月]", "/", text).replace("日", "")
    parts = [part for part in re.split(r"[\s,、;]+", re.sub(r"\s*-\s*", "-", text)) if part]
    if len(parts) > MOST_CLOSED:
        raise NotDays
    for part in parts:
        _special(part)
    return " ".join(parts)


def closing_days(days: str) -> tuple[Special, ...]:
    """The closing days in their one form, for a Schedule."""
    return tuple(map(_special, days.split()))


def _span(part: str) -> Minutes:
    found = SPAN.fullmatch(part)
    if not found:
        raise NotHours
    opens, closes = (int(found[at]) * 60 + int(found[at + 1] or 0) for at in (1, 3))
    if closes <= opens:
        closes += DAY
    if opens >= DAY or closes > LATEST or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
        raise NotHours
    return opens, closes


def _special(part: str) -> Special:
    first, _dash, last = part.partition("-")
    begins = _day(first)
    ends = _day(last) if last else begins
    if len(begins) != len(ends) or (len(begins) > len("01-01") and ends < begins):
        raise NotDays
    return Special(begins, ends)


def _day(part: str) -> str:
    found = CLOSED.fullmatch(part)
    if not found:
        raise NotDays
    try:
        day = date(int(found[1] or LEAP), int(found[2]), int(found[3]))
    except ValueError:
        raise NotDays from None
    return day.isoformat() if found[1] else f"{day:%m-%d}"
