"""Notices as companies of every kind write them, each with what it states: `samples/NAME.txt` and `NAME.json`."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from inquiries.notice.reading import Reading, read
from tests.notice.texts import text_of

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))
COUNT = ("what", "number", "unit", "at_most")
Found = dict[str, Any]


@cache
def truth(name: str) -> dict[str, Any]:
    stated: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text())
    return stated


@cache
def reading(name: str) -> Reading:
    return read(text_of(SAMPLES / f"{name}.txt"), published=date.fromisoformat(truth(name)["published"]))


def stated(name: str) -> Iterator[tuple[str, Any]]:
    """Every fact that the sample states, with its kind."""
    for kind in ("phones", "emails", "hours", "closed_days", "counts", "events"):
        yield from ((kind, value) for value in truth(name)[kind])
    yield from ((kind, truth(name)[kind]) for kind in ("opens_on", "ends_on", "member", "card") if truth(name)[kind])


def found(name: str) -> list[tuple[str, Found]]:
    """Every fact that was read, with its kind."""
    facts = reading(name).facts.as_json()
    many = ("phones", "emails", "hours", "closed_days", "counts", "events")
    single = {"opens_on": facts["opens_on"], "ends_on": facts["ends_on"], **facts["windows"]}
    return [(kind, fact) for kind in many for fact in facts[kind]] + [
        (kind, fact) for kind, fact in single.items() if fact
    ]


def says(kind: str, fact: Found, value: Any) -> bool:
    read_value = fact["value"]
    if kind == "counts":
        return bool([read_value[part] for part in COUNT] == value)
    if kind == "events":
        return bool(read_value["on"] == value[0] and value[1] in read_value["what"])
    return bool(read_value == value)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_notice_states_is_read(name: str) -> None:
    read_facts = found(name)

    missing = [
        (kind, value)
        for kind, value in stated(name)
        if not any(kind == other and says(kind, fact, value) for other, fact in read_facts)
    ]

    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_notice_does_not_state_is_not_read_without_a_doubt(name: str) -> None:
    wrong = [
        (kind, fact)
        for kind, fact in found(name)
        if fact["sure"] and not any(kind == other and says(kind, fact, value) for other, value in stated(name))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_doubted_has_a_reason_that_can_be_told(name: str) -> None:
    assert all(fact["sure"] or fact["doubt"] for _kind, fact in found(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_of_a_fact_stands_in_the_notice(name: str) -> None:
    assert [fact["quote"] for _kind, fact in found(name) if fact["quote"] not in reading(name).text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_notice_falls_into_its_sections(name: str) -> None:
    assert sorted(section.headings[-1] for section in reading(name).sections[1:]) == sorted(truth(name)["headings"])


@pytest.mark.parametrize("name", NAMES)
def test_a_notice_has_its_name_and_whoever_signs_it(name: str) -> None:
    assert reading(name).title == truth(name)["title"]
    assert reading(name).company == truth(name).get("company", reading(name).company)


@pytest.mark.parametrize("name", NAMES)
def test_each_sentence_item_and_row_can_be_quoted_but_no_menu(name: str) -> None:
    texts = [clause.text for clause in reading(name).clauses]

    assert [text for text in truth(name).get("clauses", []) if text not in texts] == []
    assert [text for text in truth(name).get("never", []) if text in texts] == []
