"""Clock times as notices write them: 9:00, 午後1時半, 正午, 翌5時, 9:30 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquiries.schedule import DAY, Minutes

NOON = 12 * 60
AFTERNOON = ("午後", "夕方", "夜", "pm")


def _clock(name: str) -> str:
    return (
        rf"(?P<{name}_next>翌(?:日|朝)?の?)?(?:(?P<{name}_half>午前|午後|朝|夕方|夜|am|pm)の?)?"
        rf"(?:(?P<{name}_noon>正午|(?:12(?:[:.]00)? ?)?noon)|(?P<{name}_midnight>(?:12(?:[:.]00)? ?)?midnight)"
        rf"|(?P<{name}_hour>[01]?\d|2\d)(?:(?::|\.(?=[0-5]\d ?(?:[ap]\.?m|noon)))(?P<{name}_minute>[0-5]\d)(?::00)?"
        rf"|(?P<{name}_oclock>時)(?!間)(?:(?P<{name}_past>[0-5]?\d)分|(?P<{name}_thirty>半))?)?"
        rf"(?: ?(?P<{name}_after>[ap]\.?m(?![a-z])\.?)| ?noon)?)"
    )


NOT_BEHIND = r"(?:(?=\D)|(?<!\d)(?<!\d[:.,-]))"
NOT_AHEAD = r"(?![\d:]|円|件|時間|分間|日|回|[か箇]月|週)"
TO = r" ?(?:から|より|~|-|ー|to|until|till|and)、? ?"
UNTIL = (
    r"(?P<until>まで|迄|(?:で|に|をもっ?て|をもちまして)、?(?:お?電話の?|窓口の?)?(?:受付)?[をは]?(?:終了|閉|締め?切))?"
)
SPAN = re.compile(rf"{NOT_BEHIND}{_clock('opens')}{TO}{_clock('closes')}{NOT_AHEAD}(?:まで|迄)?")
TIME = re.compile(rf"{NOT_BEHIND}{_clock('at')}{NOT_AHEAD}{UNTIL}")


def spans(text: str) -> Iterator[tuple[int, int, Minutes, bool]]:
    """Start, end, minutes of the day, and whether the span is odd: at night, or with its end before its beginning."""
    for match in SPAN.finditer(text):
        if _says_clock(match, "opens") or _says_clock(match, "closes"):
            opens, closes = _minutes(match, "opens"), _minutes(match, "closes")
            span, is_odd = _in_order(match, opens, closes)
            yield *match.span(), span, is_odd


LASTING = re.compile(rf"{NOT_BEHIND}{_clock('opens')}(?:から|より)(?P<hours>[1-9])時間(?!以)")


def lasting(text: str) -> Iterator[tuple[int, int, Minutes]]:
    """Start, end and minutes of each span told by its length: "正午から1時間"."""
    for match in LASTING.finditer(text):
        if _says_clock(match, "opens"):
            opens = _minutes(match, "opens")
            yield *match.span(), (opens, opens + int(match["hours"]) * 60)


def times(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Start, end and minute of the day of each single time, and whether it is an end ("まで")."""
    for match in TIME.finditer(text):
        if _says_clock(match, "at"):
            yield *match.span(), _minutes(match, "at"), match["until"] is not None


def _says_clock(match: re.Match[str], name: str) -> bool:
    parts = ("noon", "midnight", "minute", "oclock", "after")
    return any(match[f"{name}_{part}"] for part in parts)


def _minutes(match: re.Match[str], name: str) -> int:
    if match[f"{name}_noon"]:
        return NOON
    if match[f"{name}_midnight"]:
        return 0 if name == "opens" else DAY
    past = match[f"{name}_minute"] or match[f"{name}_past"] or (30 if match[f"{name}_thirty"] else 0)
    hour, half = int(match[f"{name}_hour"]), match[f"{name}_half"] or (match[f"{name}_after"] or "").replace(".", "")
    if half in AFTERNOON and hour < 12:
        hour += 12
    elif half in ("午前", "am") and hour == 12:
        hour = 0
    return hour * 60 + int(past) + (DAY if match[f"{name}_next"] else 0)


def _in_order(match: re.Match[str], opens: int, closes: int) -> tuple[Minutes, bool]:
    """If the end is earlier than the beginning, it is in the afternoon or on the next morning."""
    half = match["opens_half"] or match["opens_after"]
    if not half and (match["closes_half"] in AFTERNOON or (match["closes_after"] or "").startswith("p")):
        opens = opens + NOON if opens < 7 * 60 and opens + NOON < closes else opens
    is_bare = not (match["closes_half"] or match["closes_after"] or match["closes_next"])
    if half in AFTERNOON and is_bare and closes <= opens and closes + NOON > opens and closes < NOON:
        closes += NOON
    is_odd = closes <= opens
    if is_odd and opens >= NOON and closes < NOON:
        closes += DAY
    return (opens, closes), is_odd or (opens < 5 * 60 and (opens, closes) != (0, DAY)) or closes > 2 * DAY
