"""Contact 窓口: telephones and mail addresses of the hotline. Other desks' are left out, or doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

from .clauses import MOST_IN_A_CLAUSE, Clause
from .desks import Desk, desk_of
from .fact import ANOTHER_DESK, HIDDEN_ADDRESS, Fact, read_from, sure_first

EMAIL = re.compile(
    r"(?<![a-z0-9._%+@-])(?P<box>[a-z0-9._%+-]{1,64})(?P<at>@|\[at\]|\(at\)|\[@\]|\(@\)|★|☆)(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})"
)
CANDIDATE = re.compile(r"(?<![\d-])(?:\+81[ -]?\(?\d|\(0\d|0\d)[\d() .・-]{6,16}\d(?![\d-])")
FAX = re.compile(r"fax|ファックス|ファクス|ファクシミリ")
NOT_FAX = re.compile(r"電話|tel|フリーダイヤル")
OTHER_BOX = re.compile(r"(?:press|koho|kouhou|pr|ir|privacy|recruit|saiyo|no-?reply|webmaster|noreply)(?:[._-].*)?")


def phones(clauses: list[Clause]) -> list[Fact]:
    """Telephone numbers in digits and hyphens; fax numbers are none."""
    found: dict[str, Fact] = {}
    for clause in clauses:
        for start, end, value in _numbers(clause.said.text):
            fact = _of_a_desk(clauses, clause, (start, end), value)
            if fact and not (value in found and found[value].sure):
                found[value] = fact
    return sure_first(list(found.values()))


def emails(clauses: list[Clause]) -> list[Fact]:
    """Mail addresses; one that hides its @ from robots is not certain."""
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


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for candidate in islice(CANDIDATE.finditer(text), MOST_IN_A_CLAUSE):
        label = text[max(0, candidate.start() - 12) : candidate.start()]
        fax = max((found.end() for found in FAX.finditer(label)), default=-1)
        if (fax < 0 or NOT_FAX.search(label, fax)) and (value := _value(candidate[0])):
            yield (*candidate.span(), value)


@lru_cache(maxsize=1024)
def _value(written: str) -> str:
    """In digits and hyphens, as announced; nothing if no such number can exist."""
    match = next(iter(PhoneNumberMatcher(written, "JP", leniency=Leniency.VALID)), None)
    if match is None:
        return ""
    parted = re.sub(r"[^\d+]+", "-", match.raw_string).strip("-")
    if "-" in parted or parted.startswith("+"):
        return parted
    return str(format_number(match.number, PhoneNumberFormat.NATIONAL))
