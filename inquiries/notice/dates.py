"""Dates as notices write them: eras, western years, missing years, "the same month", and from-to ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .clauses import Clause

ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "s": 1925, "h": 1988, "r": 2018}
STEPS = {"同年": 0, "前年": -1, "翌年": 1, "本年": 0, "今年": 0, "昨年": -1}
WEEKDAYS = "月火水木金土日"
MONTH = "1[0-2]|0?[1-9]"
DAY = r"3[01]|[12]\d|0?[1-9]"
DATE = re.compile(
    r"(?:(?:(?P<era>昭和|平成|令和|(?<![a-z])[shr](?=\d))(?P<era_year>元|\d{1,2})|(?<!\d)(?P<year>(?:19|20)\d\d))"
    r"(?:年(?:\([^)]{2,8}\))?|(?P<mark>[./-])))?"
    r"(?P<same_year>同年|前年|翌年|本年|今年|昨年)?"
    rf"(?:(?<!\d)(?P<month>{MONTH})(?:月|(?P=mark))|(?P<same_month>同月|翌月))"
    rf"(?:(?P<day>{DAY})(?:日(?!間)|(?(mark)(?!\d)|(?!)))|(?(year)(?<=月)(?![\d上中下初末])|(?!)))"
    r"(?:\((?P<weekday>[月火水木金土日])[^)]{0,5}\))?"
    rf"|(?<![\d/])(?P<bare_month>{MONTH})/(?P<bare_day>{DAY})\((?P<bare_weekday>[月火水木金土日])\)"
    r"|(?P<word>本日|同日|翌日|昨日)"
)
LINK = re.compile(r"(?:午[前後])?(?:\d{1,2}[:時](?:\d{1,2}分?)?)?頃?(?:から|より|~|-)")
FROM, TO = re.compile("から|より"), re.compile("まで")
LAST_DAY = re.compile(rf"(?P<day>{DAY})日(?!間)")
FUTURE = re.compile("予定|見込")
NEAR = 183
FAR_AHEAD = 731


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a clause: where it stands in `clause.folded.text`, what it means, whether that was certain."""

    clause: Clause
    start: int
    end: int
    on: date
    sure: bool
    year_is_written: bool = True
    is_month: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Two dates joined by "from … to", both included."""

    first: Mention
    last: Mention

    @property
    def clause(self) -> Clause:
        """Where it stands."""
        return self.first.clause

    @property
    def start(self) -> int:
        """Where it begins in the folded clause."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where it ends in the folded clause."""
        return self.last.end

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.first.on, self.last.on

    @property
    def sure(self) -> bool:
        """Both ends are certain and stand in their order."""
        return self.first.sure and self.last.sure and self.first.on <= self.last.on


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates of a notice: those that stand alone, and the ranges."""

    single: list[Mention]
    ranges: list[Range]


def dates_in(clauses: Iterable[Clause], published: date) -> Dates:
    """Read all dates; a year that is not written follows from the dates before it and from the day of publication."""
    found = Dates([], [])
    before: Mention | None = None
    for clause in clauses:
        mentions: list[Mention] = []
        for match in DATE.finditer(clause.folded.text):
            mention = _read(match, clause, before, published)
            if mention:
                mentions.append(mention)
                before = mention
        _pair(mentions, found)
    return found


def _pair(mentions: list[Mention], found: Dates) -> None:
    """Take the ranges of one clause together; what is left stands alone."""
    at = 0
    while at < len(mentions):
        first = mentions[at]
        link = LINK.match(first.clause.folded.text, first.end)
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following and _are_joined(first, following):
            found.ranges.append(Range(first, _last(first, following)))
            at += 1
        elif link and (last := _last_by_day(first, link.end())):
            found.ranges.append(Range(first, last))
        elif not first.is_month:
            found.single.append(first)
        at += 1


def _are_joined(first: Mention, last: Mention) -> bool:
    """They are a range: "A to B", or "from A, when this, to B, when that"."""
    text = first.clause.folded.text
    link = LINK.match(text, first.end)
    if link and link.end() == last.start:
        return True
    return FROM.match(text, first.end) is not None and TO.match(text, last.end) is not None


def _last(first: Mention, last: Mention) -> Mention:
    """The end of a range: without a year the next such day after its beginning, a month to its last day."""
    if last.is_month:
        return replace(last, on=last.on.replace(day=monthrange(last.on.year, last.on.month)[1]))
    if last.year_is_written:
        return last
    days = (_date(year, last.on.month, last.on.day) for year in (first.on.year, first.on.year + 1))
    return replace(last, on=next((day for day in days if day and day >= first.on), last.on), sure=first.sure)


def _last_by_day(first: Mention, at: int) -> Mention | None:
    """The end of a range that says its day only, as in "15 to 20 January"."""
    match = LAST_DAY.match(first.clause.folded.text, at)
    on = match and _date(first.on.year, first.on.month, int(match["day"]))
    return replace(first, start=match.start(), end=match.end(), on=on) if match and on else None


def _read(match: re.Match[str], clause: Clause, before: Mention | None, published: date) -> Mention | None:
    if match["word"]:
        return _by_word(match, clause, before, published)
    month = _month(match, before)
    if month is None:
        return None
    day = int(match["day"] or match["bare_day"] or 1)
    year = _year(match, before, published)
    if year is None:
        return _inferred(match, clause, before, published, (month, day))
    on = _date(year, month, day)
    if on is None:
        return None
    is_month = not match["day"]
    sure = not is_month and _falls_on(on, match) and (on - published).days < FAR_AHEAD
    if match["same_month"] or match["same_year"] in ("同年", "前年", "翌年"):
        sure = sure and before is not None and before.sure
    return Mention(clause, match.start(), match.end(), on, sure, is_month=is_month)


def _by_word(match: re.Match[str], clause: Clause, before: Mention | None, published: date) -> Mention | None:
    """Today and yesterday count from publication, the same and the next day from the date before."""
    word = match["word"]
    is_after = word in ("同日", "翌日")
    is_spelt_out = DATE.match(clause.folded.text, match.end())  # "today, 27 April": the date itself follows
    if is_spelt_out or (is_after and before is None):
        return None
    base, sure = (before.on, before.sure) if is_after and before else (published, True)
    try:
        on = base + timedelta({"翌日": 1, "昨日": -1}.get(word, 0))
    except OverflowError:
        return None
    return Mention(clause, match.start(), match.end(), on, sure)


def _year(match: re.Match[str], before: Mention | None, published: date) -> int | None:
    if match["era"]:
        return ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    if match["year"]:
        return int(match["year"])
    if match["same_year"]:
        is_relative = match["same_year"] in ("同年", "前年", "翌年") and before is not None
        return (before.on if is_relative and before else published).year + STEPS[match["same_year"]]
    if match["same_month"] and before:
        return before.on.year + (match["same_month"] == "翌月" and before.on.month == 12)
    return None


def _month(match: re.Match[str], before: Mention | None) -> int | None:
    if match["same_month"]:
        if before is None:
            return None
        return before.on.month % 12 + 1 if match["same_month"] == "翌月" else before.on.month
    return int(match["month"] or match["bare_month"])


def _inferred(
    match: re.Match[str], clause: Clause, before: Mention | None, published: date, day: tuple[int, int]
) -> Mention | None:
    """The year that is not written: of the days that had come by publication, the one nearest to the date before."""
    text = clause.folded.text
    is_today = text.endswith("本日", 0, match.start())
    is_ahead = FUTURE.search(text, match.end()) is not None
    near = published if is_today or is_ahead or before is None else before.on
    years = {base + step for base in (near.year, published.year) for step in (-2, -1, 0, 1)}
    days = [on for year in years if (on := _date(year, *day))]
    days = [on for on in days if _falls_on(on, match)] or days
    if not days:
        return None
    fitting = [on for on in days if (on >= published if is_ahead else on <= published)]
    on = min(fitting or days, key=lambda on: (abs((on - near).days), on))
    sure = bool(fitting) and abs((on - near).days) <= NEAR and (before is None or before.sure) and _falls_on(on, match)
    return Mention(clause, match.start() - 2 * is_today, match.end(), on, sure, year_is_written=False)


def _falls_on(on: date, match: re.Match[str]) -> bool:
    weekday = match["weekday"] or match["bare_weekday"]
    return weekday is None or WEEKDAYS[on.weekday()] == weekday


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
