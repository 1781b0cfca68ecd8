"""Contact 窓口: telephones and mail addresses of the hotline. Those of other desks are left out or doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

from inquiries.notice.text.clauses import MOST_IN_A_CLAUSE, Clause
from inquiries.notice.text.lines import JAPANESE

from .desks import Desk, desk_of
from .fact import ANOTHER_DESK, HIDDEN_ADDRESS, NO_SUCH_NUMBER, Fact, read_from, sure_first

EMAIL = re.compile(
    r"(?<![a-z0-9_%+@-])(?<![a-z0-9_%+-]\.)(?P<box>[a-z0-9_%+-][a-z0-9._%+-]{0,63})(?P<at>@|\[at\]|\(at\)|\[@\]|\(@\)|★"
    r"|☆)(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})"
)
CANDIDATE = re.compile(
    r"(?!(?<=\d:)\d\d(?!\d))(?<![\d+-])(?:\+\d{1,3}[ -]?\(?\d|\(0\d|0\d)[\d() .・-]{6,16}\d(?![\d-])"
)
LABELLED = re.compile(
    r"(?<![a-z])(?:telephone|tel|phone|hotline|help ?line|call|free ?(?:phone|call)|toll[- ]?free)"
    r"(?:[.:]?|[^.\d]{0,30}? (?:at|on))\s?(?P<number>\d[\d -]{6,14}\d)(?![\d-])"
)
NAMED = re.compile(
    r"(?<![a-z])(?:line|desk|team|cent(?:er|re)|number|(?:within|in|from) [a-z ]{3,20})(?: ?\([a-z -]{3,30}\))?:"
    r"(?P<number>\d[\d -]{6,14}\d)(?![\d-])"
)
"""English: a number behind the name of the desk or of the country to call from."""
AMERICAN = re.compile(r"(?<![\d+.,$-])(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}(?![\d-])")
"""A number of North America as notices in English write it."""
FAX = re.compile(r"fax|ファックス|ファクス|ファクシミリ")
NOT_FAX = re.compile(r"電話|tel|フリーダイヤル")
OTHER_BOX = re.compile(
    r"(?:press|media|koho|kouhou|pr|ir|privacy|dpo|recruit|careers?|saiyo|no-?reply|webmaster|noreply|notice"
    r"|mailer)(?:[._-].*)?"
)


def phones(clauses: list[Clause]) -> list[Fact]:
    """Telephone numbers in digits and hyphens, without fax numbers."""
    found: dict[str, Fact] = {}
    for clause in clauses:
        for start, end, value, doubt in numbers(clause.said.text):
            fact = _of_a_desk(clauses, clause, (start, end), value, doubt)
            if fact and not (value in found and found[value].sure):
                found[value] = fact
    return sure_first(list(found.values()))


def emails(clauses: list[Clause]) -> list[Fact]:
    """Mail addresses; one with its @ disguised against robots is doubtful."""
    found: dict[str, Fact] = {}
    for clause in clauses:
        for match in islice(EMAIL.finditer(clause.said.text), MOST_IN_A_CLAUSE):
            value = f"{match['box']}@{match['host']}"
            doubt = "" if match["at"] == "@" else HIDDEN_ADDRESS
            doubt = ANOTHER_DESK if OTHER_BOX.fullmatch(match["box"]) else doubt
            fact = _of_a_desk(clauses, clause, match.span(), value, doubt)
            if fact and not (value in found and found[value].sure):
                found[value] = fact
    return sure_first(list(found.values()))


def _of_a_desk(
    clauses: list[Clause], clause: Clause, place: tuple[int, int], value: str, doubt: str = ""
) -> Fact | None:
    desk = desk_of(clauses, clause, *place)
    if desk is Desk.OTHER:
        return None
    return read_from(clause, *place, value, doubt=doubt or (ANOTHER_DESK if desk is Desk.UNKNOWN else ""))


def numbers(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, number and doubt of each telephone number, without fax numbers."""
    taken: set[int] = set()
    for start, end, value, doubt in _announced(text):
        if end not in taken and not _is_fax(text, start):
            taken.add(end)
            yield start, end, value, doubt


def _announced(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Numbers as Japan writes them, then numbers behind a label, then American ones: the more exact patterns first."""
    for candidate in islice(CANDIDATE.finditer(text), MOST_IN_A_CLAUSE):
        if found := _found(candidate[0]):
            start, end, value = found
            yield candidate.start() + start, candidate.start() + end, value, ""
    is_english = not JAPANESE.search(text)
    for pattern in (LABELLED, NAMED) if is_english else (LABELLED,):
        for match in islice(pattern.finditer(text), MOST_IN_A_CLAUSE):
            if is_english or not match["number"].startswith("0"):
                yield *match.span("number"), match["number"].replace(" ", "-"), NO_SUCH_NUMBER
    for match in islice(AMERICAN.finditer(text) if is_english else (), MOST_IN_A_CLAUSE):
        yield *match.span(), re.sub(r"[^\d]+", "-", match[0]).strip("-"), NO_SUCH_NUMBER


def _is_fax(text: str, at: int) -> bool:
    label = text[max(0, at - 12) : at]
    fax = max((found.end() for found in FAX.finditer(label)), default=-1)
    return fax >= 0 and not NOT_FAX.search(label, fax)


@lru_cache(maxsize=1024)
def _found(written: str) -> tuple[int, int, str] | None:
    """Start, end and number in digits and hyphens; None if no such number can exist."""
    match = next(iter(PhoneNumberMatcher(written, "JP", leniency=Leniency.VALID)), None)
    if match is None:
        return None
    start = match.start + (match.raw_string[:1] == "(" and ")" not in match.raw_string)
    parted = re.sub(r"[^\d+]+", "-", match.raw_string).strip("-")
    if "-" not in parted and not parted.startswith("+"):
        parted = str(format_number(match.number, PhoneNumberFormat.NATIONAL))
    return start, match.start + len(match.raw_string), parted
