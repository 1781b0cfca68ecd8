"""Contact 窓口: telephones and mail addresses of the hotline, and from when until when it exists."""

from __future__ import annotations

import re
from datetime import date

from phonenumbers import Leniency, PhoneNumberMatcher

from .clauses import Clause
from .dates import Dates, Mention
from .fact import Fact, read_from
from .folding import fold

EMAIL = re.compile(r"(?<![\w.])(?P<box>[a-z0-9._%+-]+)(?P<at>@|\[at\]|\(at\)|★|☆)(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
FAX = re.compile("fax|ファックス|ファクス|ファクシミリ")
DESK = re.compile("窓口|コールセンター|ダイヤル|フリーコール|相談室|お?問い?合わ?せ|受付")
OPENED = re.compile("設置|開設|開始|設け|受付|受け付け|承り|承って|対応")
UNTIL = re.compile("まで")


def phones(clauses: list[Clause]) -> list[Fact]:
    """Telephone numbers in digits and hyphens as announced; fax numbers are none."""
    found: dict[str, Fact] = {}
    for clause in clauses:
        for match in PhoneNumberMatcher(clause.text, "JP", leniency=Leniency.VALID):
            if not FAX.search(fold(clause.text[max(0, match.start - 10) : match.start]).text):
                value = re.sub(r"[^\d+]+", "-", fold(match.raw_string).text).strip("-")
                found.setdefault(value, Fact(value, match.raw_string, sure=True, clauses=(clause,)))
    return list(found.values())


def emails(clauses: list[Clause]) -> list[Fact]:
    """Mail addresses; one that hides its @ from robots is not certain."""
    found: dict[str, Fact] = {}
    for clause in clauses:
        for match in EMAIL.finditer(clause.folded.text):
            value = f"{match['box']}@{match['host']}"
            found.setdefault(value, read_from(clause, *match.span(), value, sure=match["at"] == "@"))
    return list(found.values())


def opening(dates: Dates, published: date) -> tuple[Fact | None, Fact | None]:
    """The first and the last day of the hotline, where the notice names them."""
    for stretch in dates.ranges:
        text = stretch.clause.folded.text
        if re.search("受付期間|開設期間|設置期間", text[: stretch.start] + stretch.clause.under):
            first, last = (day.isoformat() for day in stretch.days)
            return (
                read_from(stretch.clause, stretch.first.start, stretch.first.end, first, sure=stretch.sure),
                read_from(stretch.clause, stretch.last.start, stretch.last.end, last, sure=stretch.sure),
            )
    mentions = [mention for mention in dates.single if _is_of_the_desk(mention)]
    last_day = next((mention for mention in mentions if _is_deadline(mention)), None)
    first_day = next((mention for mention in mentions if not _is_deadline(mention)), None)
    return _day(first_day) if first_day else None, _deadline(last_day, published) if last_day else None


def _is_of_the_desk(mention: Mention) -> bool:
    text = mention.clause.folded.text
    return bool(DESK.search(text) and OPENED.search(text, mention.end))


def _is_deadline(mention: Mention) -> bool:
    return UNTIL.match(mention.clause.folded.text, mention.end) is not None


def _day(mention: Mention) -> Fact:
    return read_from(mention.clause, mention.start, mention.end, mention.on.isoformat(), sure=mention.sure)


def _deadline(mention: Mention, published: date) -> Fact:
    """A last day without a year lies ahead of publication."""
    on = mention.on
    if not mention.year_is_written and on < published and (on.month, on.day) != (2, 29):
        on = on.replace(year=published.year + ((on.month, on.day) < (published.month, published.day)))
    sure = mention.sure or on > published
    return read_from(mention.clause, mention.start, mention.end, on.isoformat(), sure=sure)
