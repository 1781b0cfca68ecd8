"""Numerals: what is written in kanji counts as written in figures, and the quote stays as it is written."""

import pytest

from inquiries.notice.text.folding import fold
from inquiries.notice.text.numerals import value


@pytest.mark.parametrize(
    ("letters", "number"),
    [
        ("七", 7),
        ("十", 10),
        ("二十六", 26),
        ("二〇二五", 2025),
        ("三百六十", 360),
        ("一万二千", 12_000),
        ("万", 10_000),
    ],
)
def test_a_numeral_has_its_value(letters: str, number: int) -> None:
    assert value(letters) == number


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("令和七年九月二十六日、午前九時三十分", "令和7年9月26日、午前9時30分"),
        ("二〇二五年十月一日", "2025年10月1日"),
        ("三千二百名", "3200名"),
        ("お一人ひとりに、二度と一件も", "お一人ひとりに、二度と一件も"),
        ("三重県四日市市", "三重県四日市市"),
    ],
)
def test_only_dates_hours_and_great_figures_are_turned(text: str, folded: str) -> None:
    assert fold(text, numerals=True).text == folded


def test_a_figure_knows_the_characters_it_was_written_in() -> None:
    found = fold("去る九月二十六日に", numerals=True)
    start = found.text.index("26")

    assert "去る九月二十六日に"[slice(*found.exact(start, start + 2))] == "二十六"
