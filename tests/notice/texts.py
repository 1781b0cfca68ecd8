"""Notices for tests: the real one if it is on this machine, the sample incident's, and an invented shop's."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from inquiries.notice.reading import Reading, read
from inquiries.notice.text.clauses import Clause

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
REAL_DAY, SAMPLE_DAY, SHOP_DAY = date(2016, 4, 27), date(2026, 11, 20), date(2024, 5, 28)


def text_of(path: Path) -> str:
    """The text of a file with its line ends unchanged."""
    return path.read_bytes().decode()


def real_text() -> str:
    """The notice that a company really published; without the file the test is skipped."""
    path = DATA / "notice.txt"
    if not path.exists():
        pytest.skip("the real notice does not lie beside the project")
    return text_of(path)


@cache
def real() -> Reading:
    return read(real_text(), published=REAL_DAY)


@cache
def sample() -> Reading:
    return read(text_of(ROOT / "inquiries" / "sample" / "notice.txt"), published=SAMPLE_DAY)


@cache
def shop() -> Reading:
    """A notice with era dates, full-width figures, wrapped lines, only a card window, and a fee that the shop pays."""
    return read(text_of(Path(__file__).parent / "samples" / "shop.txt"), published=SHOP_DAY)


def clauses(text: str, published: date = SAMPLE_DAY) -> list[Clause]:
    return list(read(text, published=published).clauses)
