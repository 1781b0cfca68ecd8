"""HTML of strangers becomes words, whatever they nest."""

import pytest

from inquiries.mail.reading.html import shown, to_text
from tests.mail.reader import read

pytestmark = pytest.mark.once


def test_a_table_for_layout_reads_as_lines() -> None:
    assert to_text("<table><tr><td>氏名</td><td>中村</td></tr><tr><td>電話</td></tr></table>") == "氏名 中村\n電話"


def test_what_no_program_shows_is_no_text() -> None:
    mail = read("html_preview_line")

    assert mail.text == "見える"
    assert mail.html == "<p>見える</p>"


def test_what_is_hidden_and_never_closed_stays() -> None:
    assert to_text('<div style="display:none">本文<p>続き').split() == ["本文", "続き"]


def test_a_wide_space_is_part_of_what_was_written() -> None:
    assert to_text("<div>中村　由紀 \n です</div><p>　</p>") == "中村　由紀 です"


def test_entities_are_characters() -> None:
    assert to_text("<p>1 &lt; 2 &amp; 3</p>") == "1 < 2 & 3"


@pytest.mark.parametrize("depth", [300, 3000, 200_000])
def test_deep_nesting_costs_the_layout_and_not_the_words(depth: int) -> None:
    assert to_text("<div>" * depth + "深い") == "深い"


def test_a_picture_written_into_the_html_does_not_hide_the_words() -> None:
    html = f'<p>明細です</p><img src="data:image/png;base64,{"A" * 600_000}"><p>以上</p>'

    assert shown(html) == "<p>明細です</p><p>以上</p>"


def test_html_beyond_measure_is_not_shown() -> None:
    assert shown("<b>" * 20_000) == ""


@pytest.mark.parametrize("html", ["", " ", "<!-- -->", "<", "<?xml version='1.0'?>", "\0"])
def test_html_without_words_is_no_text(html: str) -> None:
    assert to_text(html).strip() in {"", "<"}
