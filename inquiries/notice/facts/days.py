"""Days as notices write them: eras, western years, no year, "the same month", "the next day", and in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from inquiries.notice.text.clauses import MOST_IN_A_CLAUSE, Clause

ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "s": 1925, "h": 1988, "r": 2018}
STEPS = {"同年": 0, "前年": -1, "翌年": 1, "本年": 0, "今年": 0, "昨年": -1}
WORDS = {"本日": 0, "昨日": -1, "同日": 0, "翌日": 1, "翌々日": 2}
WEEKDAYS = "月火水木金土日"
MONTH = "1[0-2]|0?[1-9]"
DAY = r"3[01]|[12]\d|0?[1-9]"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
BEFORE_A_DAY = "|".join(
    rf"(?<={word})"
    for word in (
        r"\(",
        "day,",
        "on ",
        "by ",
        "from ",
        "until ",
        "since ",
        "through ",
        "before ",
        "after ",
        "and ",
        "to ",
    )
)
"""Behind these words "may" is a month; elsewhere "may 5" is a date only with a year."""
ENGLISH_YEAR = r"(?:,? ?(?P<{}>(?:19|20)\d\d)(?!\d))"
ENGLISH = (
    rf"(?<![\w.])(?P<day_first>{DAY})(?:st|nd|rd|th)? ?(?:of )?(?P<month_second>{MONTH_NAME})(?![a-z])"
    rf"(?:\.(?= ?[12]\d))?{ENGLISH_YEAR.format('year_third')}?"
    rf"|(?<![a-z])(?P<dated>{BEFORE_A_DAY})?(?P<month_first>{MONTH_NAME})\.? ?(?P<day_second>{DAY})"
    rf"(?:st|nd|rd|th)?(?![\d:%])(?:{ENGLISH_YEAR.format('year_last')}"
    rf"|(?(dated)|(?<!may .)(?<!may ..))(?! ?(?:[ap]\.?m|percent)))"
)
DATE = re.compile(
    r"(?:(?:(?P<era>昭和|平成|令和|(?<![a-z])[shr](?=\d))(?P<era_year>元|\d{1,2})|['’‘](?P<short_year>\d\d)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d))(?:(?:\([^)]{2,8}\))?年(?:\([^)]{2,8}\))?|(?P<mark>[./-])))?"
    r"(?P<same_year>同年|前年|翌年|本年|今年|昨年)?"
    rf"(?:(?<!\d)(?P<month>{MONTH})(?:月|(?P=mark))|(?P<same_month>同月|翌月))"
    rf"(?:(?P<day>{DAY})(?:日(?!間)|(?(mark)(?!\d)|(?!)))|(?<=月)(?![\d上中下初末頃]))"
    r"(?:\((?P<weekday>[月火水木金土日])[^)]{0,5}\))?"
    rf"|(?<![\d/])(?P<bare_month>{MONTH})/(?P<bare_day>{DAY})\((?P<bare_weekday>[月火水木金土日])[^)]{{0,5}}\)"
    rf"|(?P<step>[同翌])(?P<step_day>{DAY})日(?!間)(?:\((?P<step_weekday>[月火水木金土日])[^)]{{0,5}}\))?"
    rf"|(?P<word>本日|同日|翌日|翌々日|昨日)|{ENGLISH}"
)
AT = (
    r"(?: ?(?:の|,? ?at )?(?:(?:午[前後]|朝|夕方)?の?(?:\d{1,2}:\d\d|\d{1,2}時(?:\d{1,2}分|半)?)|正午"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|(?:12(?:[:.]00)? ?)?noon)頃?)?"
)
"""A time of the day behind a date, or nothing."""
RANGE_PART = re.compile(rf"{AT}(?:から|より|~|-|至|まで|以降|以前)")
FUTURE = re.compile("予定|見込")
NEAR = 183
FAR_AHEAD = 731
SOON, LONG_AGO = 62, 240


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a clause: its place in `clause.said.text`, its day, and whether that is sure."""

    clause: Clause
    start: int
    end: int
    on: date
    sure: bool
    year_is_written: bool = True
    is_month: bool = False


def mentions(clauses: Iterable[Clause], published: date) -> Iterator[list[Mention]]:
    """The dates of each clause. A missing year follows from the dates before it and from the publication."""
    before: Mention | None = None
    solid: Mention | None = None
    for clause in clauses:
        found: list[Mention] = []
        for match in islice(DATE.finditer(clause.said.text), MOST_IN_A_CLAUSE):
            leans = match["word"] or match["step"]
            if mention := _read(match, clause, _leaned_on(before, solid) if leans else before, published):
                found.append(mention)
                before = mention
                solid = solid if _is_of_a_period(mention) else mention
        yield found


def _read(match: re.Match[str], clause: Clause, before: Mention | None, published: date) -> Mention | None:
    if match["word"]:
        return _by_word(match, clause, before, published)
    if match["step"]:
        return _by_step(match, clause, before)
    month = _month(match, before)
    written = match["day"] or match["bare_day"] or match["day_first"] or match["day_second"]
    day, is_month = int(written or 1), not written
    if month is None or (is_month and not _says_year(match)):
        return None
    year = _year(match, before, published)
    if year is None:
        return _inferred(match, clause, before, published, (month, day))
    on = _date(year, month, day)
    if on is None:
        return None
    sure = not is_month and _falls_on(on, match) and (on - published).days < FAR_AHEAD
    if match["same_month"] or match["same_year"] in ("同年", "前年", "翌年"):
        sure = sure and before is not None and before.sure
    return Mention(clause, match.start(), match.end(), on, sure, is_month=is_month)


def _is_of_a_period(mention: Mention) -> bool:
    return mention.is_month or RANGE_PART.match(mention.clause.said.text, mention.end) is not None


def _leaned_on(before: Mention | None, solid: Mention | None) -> Mention | None:
    """The date that "the same day" refers to: the one before; unsure if a period stands between."""
    if before is None or solid is None or before == solid or not _is_of_a_period(before):
        return before
    return solid if before.is_month else replace(solid, sure=False)


def _says_year(match: re.Match[str]) -> bool:
    return bool(match["era"] or match["year"] or match["short_year"] or match["same_year"])


def _by_word(match: re.Match[str], clause: Clause, before: Mention | None, published: date) -> Mention | None:
    """本日 and 昨日 count from the publication; 同日, 翌日 and 翌々日 from the date before."""
    word = match["word"]
    is_after = word in ("同日", "翌日", "翌々日")
    is_spelt_out = DATE.match(clause.said.text, match.end())  # "today, 27 April": the date itself follows
    if is_spelt_out or (is_after and before is None):
        return None
    base, sure = (before.on, before.sure) if is_after and before else (published, True)
    try:
        on = base + timedelta(WORDS[word])
    except OverflowError:
        return None
    return Mention(clause, match.start(), match.end(), on, sure)


def _by_step(match: re.Match[str], clause: Clause, before: Mention | None) -> Mention | None:
    """同28日 is in the month of the date before; 翌28日 is the next 28th."""
    if before is None:
        return None
    day, year, month = int(match["step_day"]), before.on.year, before.on.month
    if match["step"] == "翌" and day <= before.on.day:
        year, month = year + month // 12, month % 12 + 1
    on = _date(year, month, day)
    if on is None:
        return None
    sure = before.sure and match["step_weekday"] in (None, WEEKDAYS[on.weekday()])
    return Mention(clause, match.start(), match.end(), on, sure)


def _year(match: re.Match[str], before: Mention | None, published: date) -> int | None:
    if match["era"]:
        return ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    if year := match["year"] or match["year_third"] or match["year_last"]:
        return int(year)
    if match["short_year"]:
        return int(f"20{match['short_year']}")
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
    if name := match["month_second"] or match["month_first"]:
        return MONTHS.index(name[:3]) + 1
    return int(match["month"] or match["bare_month"])


def _inferred(
    match: re.Match[str], clause: Clause, before: Mention | None, published: date, day: tuple[int, int]
) -> Mention | None:
    """A date without a year: the year follows from the date before, or else from the publication."""
    text = clause.said.text
    is_today = text.endswith("本日", 0, match.start())
    is_ahead = FUTURE.search(text, match.end()) is not None
    base = None if is_today or is_ahead else _told_by(before, clause)
    years = {year + step for year in (published.year, (base or published).year) for step in (-2, -1, 0, 1)}
    days = [on for year in sorted(years) if (on := _date(year, *day))]
    days = [on for on in days if _falls_on(on, match)] or days
    if not days:
        return None
    on, sure = _ahead(days, published) if is_ahead else _by_publication(days, published, match)
    if base and before:
        near = min(days, key=lambda day: (abs((day - base).days), day))
        is_story = near == on or (near >= base and before.clause.paragraph == clause.paragraph)
        if abs((near - base).days) <= NEAR and near <= published:
            on, sure = near, before.sure and is_story
        else:
            sure = False
    sure = sure and _falls_on(on, match)
    return Mention(clause, match.start() - 2 * is_today, match.end(), on, sure, year_is_written=False)


def _told_by(before: Mention | None, clause: Clause) -> date | None:
    """The date before, if the story continues from it: it is in the same section and no end of a period."""
    if before is None or _is_of_a_period(before):
        return None
    return before.on if before.clause.section == clause.section else None


def _by_publication(days: list[date], published: date, match: re.Match[str]) -> tuple[date, bool]:
    """The last such day before the publication, unless a day soon after it is nearer than one most of a year ago."""
    on = max((day for day in days if day <= published), default=min(days))
    soon = min((day for day in days if day > published), default=on)
    if 0 < (soon - published).days <= SOON and (published - on).days > LONG_AGO:
        return soon, bool(match["weekday"] or match["bare_weekday"])
    return on, abs((published - on).days) <= NEAR


def _ahead(days: list[date], published: date) -> tuple[date, bool]:
    on = min((day for day in days if day >= published), default=max(days))
    return on, 0 <= (on - published).days <= NEAR


def _falls_on(on: date, match: re.Match[str]) -> bool:
    weekday = match["weekday"] or match["bare_weekday"]
    return weekday is None or WEEKDAYS[on.weekday()] == weekday


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
