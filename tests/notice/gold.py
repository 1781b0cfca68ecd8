"""Gold: what a notice of `builds/` states by its author, and the reading to compare with it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from inquiries.notice.answers.drafting import drafts
from inquiries.notice.reading import Reading, read
from tests.notice.marked import Score
from tests.notice.texts import text_of

HERE = Path(__file__).parent / "builds"
TYPOGRAPHY = re.compile(r"[\s|　•●・]+")


@dataclass(frozen=True)
class Value:
    """A fact for comparison: its kind, its value, and whether the reading is sure."""

    kind: str
    said: Any
    sure: bool = True


def names() -> list[str]:
    """The names of all notices."""
    return sorted(path.name.removesuffix(".gold.json") for path in HERE.glob("*.gold.json"))


@cache
def gold(name: str) -> dict[str, Any]:
    """The facts that a person wrote down before the program read the notice."""
    stated: dict[str, Any] = json.loads((HERE / f"{name}.gold.json").read_text())
    return stated


@cache
def reading(name: str, suffix: str = "") -> Reading:
    """The notice as the program reads it; with the suffix "first" its first report."""
    published = date.fromisoformat(gold(name)["facts"]["published"]["norm"])
    return read(text_of(HERE / f"{name}{suffix}.txt"), published=published)


def stated(name: str) -> list[Value]:
    """The facts that must be found; no other fact of their kinds may be sure."""
    facts = gold(name)["facts"]
    found = [Value("phones", _digits(one["norm"])) for one in facts["hotline_phones"]]
    found += [Value("emails", one["norm"]) for one in _listed(facts["hotline_mail"])]
    found += [Value("counts", (one["n"], one["unit"])) for one in facts["counts"]]
    found += [Value("hours", (one["open"], one["close"])) for one in facts["hotline_hours"]]
    for kind, key in (("opens_on", "hotline_open_date"), ("ends_on", "hotline_end_date")):
        found += [Value(kind, one["norm"]) for one in _listed(facts[key])]
    for cohort in ("member", "card"):
        found += [Value(cohort, (one["from"], one["to"])) for one in _listed(facts[f"{cohort}_window"])]
    return list(dict.fromkeys(found))


def stated_days(name: str) -> list[str]:
    """The days of the events that everybody asks for."""
    facts = gold(name)["facts"]
    return [one["norm"] for key in ("police", "ppc", "first_word") for one in _listed(facts[key])]


def read_values(name: str) -> list[Value]:
    """The facts of the same kinds that the program read."""
    return list(_read(reading(name).facts.as_json()))


def clause_score(name: str) -> Score:
    """The score over all topics; two clauses are equal if one holds the other."""
    found = {draft.topic.key: {_plain(clause.text) for clause in draft.clauses} for draft in drafts(reading(name))}
    total = Score()
    for topic, texts in gold(name)["topics"].items():
        wanted, quoted = {_plain(text) for text in texts}, found[topic]
        right = {text for text in wanted if _is_in(text, quoted)}
        wrong = {text for text in quoted if not _is_in(text, wanted)}
        total += Score(len(right), len(wrong), len(wanted - right))
    return total


def _read(facts: dict[str, Any]) -> Iterator[Value]:
    for kind, compared in COMPARED.items():
        yield from (Value(kind, compared(fact["value"]), fact["sure"]) for fact in facts[kind])
    single = {kind: facts[kind] for kind in ("opens_on", "ends_on")} | facts["windows"]
    for kind, fact in single.items():
        if fact:
            yield Value(kind, tuple(fact["value"]) if kind in facts["windows"] else fact["value"], fact["sure"])


def _is_in(text: str, others: Iterable[str]) -> bool:
    return any(text in other or other in text for other in others)


def _plain(text: str) -> str:
    return TYPOGRAPHY.sub("", unicodedata.normalize("NFKC", text))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


COMPARED: dict[str, Callable[[Any], Any]] = {
    "phones": _digits,
    "emails": str,
    "counts": lambda value: (value["number"], value["unit"]),
    "hours": tuple,
}


def _listed(found: Any) -> list[dict[str, Any]]:
    return found if isinstance(found, list) else [found] if found else []
