"""The documents about safety name tests and places that exist, and leave out no threat and no requirement."""

import re
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
THREATS, ASVS = ROOT / "docs" / "threats.md", ROOT / "docs" / "asvs.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PLACE = re.compile(r"`((?:inquiries|hotline|tests|deploy|docs|templates)/[\w./-]+)`")


@cache
def of_file(file: Path) -> frozenset[str]:
    return frozenset(re.findall(r"^def (test_\w+)", file.read_text(), re.MULTILINE)) if file.is_file() else frozenset()


@pytest.mark.parametrize("page", [THREATS, ASVS], ids=lambda page: page.name)
def test_each_test_that_is_named_exists(page: Path) -> None:
    named = TEST.findall(page.read_text())

    assert named
    assert [f"{file}::{name}" for file, name in named if name not in of_file(ROOT / file)] == []


@pytest.mark.parametrize("page", [THREATS, ASVS], ids=lambda page: page.name)
def test_each_place_that_is_named_exists(page: Path) -> None:
    assert [place for place in PLACE.findall(page.read_text()) if not (ROOT / place).exists()] == []


def test_each_threat_has_its_wish_its_answers_and_what_remains() -> None:
    _head, *threats = re.split(r"^## ", THREATS.read_text(), flags=re.MULTILINE)

    for threat in threats:
        name, _, said = threat.partition("\n\n")
        wish, table, remains = said.strip().split("\n\n")
        rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)[1:]
        assert wish.startswith("Wants"), name
        assert remains.startswith("Remains: "), name
        assert rows, name
        assert [row for row, shown in rows if not (TEST.fullmatch(shown) or shown.startswith("no test"))] == [], name


SECTIONS = {
    "1": [2, 9, 11, 3, 2], "2": [3, 3, 4, 1], "3": [0, 2, 4, 6, 5, 0, 2], "4": [3, 1, 2, 4], "5": [1, 3, 2, 3],
    "6": [3, 12, 4, 4, 5, 3, 0, 4], "7": [3, 4, 2, 5, 2, 2], "8": [2, 3, 1, 1], "9": [3, 4],
    "10": [2, 2, 4, 11, 5, 2, 3], "11": [2, 3, 3, 4, 1, 1], "12": [3, 2, 4], "13": [1, 5, 2, 5], "14": [2, 4, 3],
    "15": [3, 3, 7], "16": [1, 5, 4, 3, 3], "17": [1, 4, 2],
}  # fmt: skip
"""How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; those of level 3 have the last numbers."""


OPEN = re.compile(r"^open\b|; open (?:where|until)\b|\bis open\b|\. Open$")
"""An answer that leaves something undone."""


def numbers(cell: str) -> list[str]:
    """`V1.2.6–V1.2.8, V1.3.1` is four."""
    found = []
    for part in cell.split(", "):
        first, _, last = part.partition("–")
        section, _, number = first.rpartition(".")
        found += [f"{section}.{one}" for one in range(int(number), int((last or first).rpartition(".")[2]) + 1)]
    return found


def test_no_requirement_is_left_out_or_answered_twice() -> None:
    rows = re.findall(r"^\| (V\d[^|]*) \| [^|]+ \| ([^|]+) \|$", ASVS.read_text(), re.MULTILINE)

    asked = [
        f"V{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    ]

    assert sorted(number for cell, _ in rows for number in numbers(cell)) == sorted(asked)
    assert [cell for cell, said in rows if not re.match(r"met\b|n/a\b|open\b|the operator's\b", said)] == []


def test_what_is_open_stands_at_the_end_as_well() -> None:
    table, _, end = ASVS.read_text().partition("## What is open")
    rows = re.findall(r"^\| (V\d[^|]*) \| [^|]+ \| ([^|]+) \|$", table, re.MULTILINE)

    open_ones = {number for cell, said in rows if OPEN.search(said) for number in numbers(cell)}

    assert {number for number in open_ones if number not in end} == set()
    assert set(re.findall(r"V\d+\.\d+\.\d+", end)) <= open_ones
