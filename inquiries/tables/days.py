"""Days as companies write them: 2015/4/1 12:30, 20150401, 平成27年4月1日, H27.4.1, serial numbers of Excel."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from inquiries.search.dates import ERAS, LETTERS

from .unreadable import BadValue, Reason

JAPAN = timezone(timedelta(hours=9))
TIME = (
    r"(?:\s*[(（]?[月火水木金土日][)）]?(?:曜日)?)?"
    r"(?:[T\s]*(?P<half>午前|午後|am|pm)?\s*(?P<hour>[0-2]?\d)\s*[:時]\s*(?P<minute>[0-5]?\d)"
    r"(?:\s*[:分]\s*(?P<second>[0-5]?\d)(?:[.,]\d+)?秒?|分)?\s*(?:(?P<tail>am|pm)|jst)?"
    r"\s*(?P<zone>z|utc|[+-]\d{2}:?\d{2})?)?"
)
WRITTEN = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|[mtshr])[.\s]?(?P<since>元|\d{1,2})|(?P<year>[12]\d{3}))"
    r"\s*(?:年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日|(?P<sign>[-/.])\s*(?P<m2>\d{1,2})\s*(?P=sign)\s*(?P<d2>\d{1,2}))"
    + TIME,
    re.IGNORECASE,
)
COMPACT = re.compile(
    r"(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[T\s]?(?:[0-2]\d)(?:[0-5]\d){1,2})?" + TIME
)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
UNCLEAR = re.compile(r"\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:\s.*)?")
NONE = {"", "-", "--", "null", "none", "nil", "n/a", "na", "なし", "無し", "無", "未登録", "不明", "0"}
ZERO = re.compile(r"0{4}[-/.年]?0{1,2}[-/.月]?0{1,2}日?(?:\s.*)?")
EPOCH, FIRST_SERIAL, LAST_SERIAL = date(1899, 12, 30), 20_000, 80_000
"""Excel counts days from here (ECMA-376, 18.17.4.1); serial numbers of 1954 to 2119 are days, others figures."""

LAST = {ERAS["明治"]: 1912, ERAS["大正"]: 1926, ERAS["昭和"]: 1989, ERAS["平成"]: 2019}
"""The last years of eras that have ended. 昭和99年 is a slip, or of a system that knows no later era: who knows?"""


@lru_cache(maxsize=20_000)
def written_day(typed: str) -> date | None:
    """The day that a text names, in Japan; None where it says that there is none. BadValue."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if text.lower() in NONE or ZERO.fullmatch(text):
        return None
    if found := WRITTEN.fullmatch(text):
        month, day = int(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])
        return _day(_year(found), month, day, found)
    if found := COMPACT.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]), found)
    if found := SERIAL.fullmatch(text):
        return serial_day(float(text))
    raise BadValue(Reason.DAY_UNCLEAR if UNCLEAR.fullmatch(text) else Reason.DAY)


def serial_day(number: float, epoch: date = EPOCH) -> date:
    """The day of a serial number of Excel. BadValue."""
    if not FIRST_SERIAL <= number < LAST_SERIAL:
        raise BadValue(Reason.DAY)
    return epoch + timedelta(days=int(number))


def _year(found: re.Match[str]) -> int:
    if found["year"]:
        return int(found["year"])
    before = ERAS.get(found["era"]) or LETTERS[found["era"].lower()]
    since = 1 if found["since"] == "元" else int(found["since"])
    if before + since > LAST.get(before, 9999):
        raise BadValue(Reason.DAY_UNCLEAR)
    return before + since


def _day(year: int, month: int, day: int, found: re.Match[str]) -> date:
    try:
        named = date(year, month, day)
        return _in_japan(named, found) if found["zone"] else named
    except ValueError:
        raise BadValue(Reason.DAY) from None


def _in_japan(named: date, found: re.Match[str]) -> date:
    """2015-03-31T15:00:00Z is the first of April in Japan."""
    zone = found["zone"].lower().replace(":", "")
    away = timedelta(0) if zone in {"z", "utc"} else timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    half, hour = (found["half"] or found["tail"] or "").lower(), int(found["hour"])
    if half:
        hour = hour % 12 + (12 if half in {"午後", "pm"} else 0)
    at = datetime(
        named.year,
        named.month,
        named.day,
        hour,
        int(found["minute"]),
        tzinfo=timezone(-away if zone[0] == "-" else away),
    )
    return at.astimezone(JAPAN).date()
