"""Reading a notice: what is refused, with a plain sentence, and that nothing else ever goes wrong."""

from contextlib import suppress
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from inquiries.notice.reading import MOST_BYTES, Unreadable, decode, read
from tests.notice.text.test_clauses import PIECES
from tests.notice.texts import SAMPLE_DAY, real_text, sample
from tests.work import at_most

TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    translation.activate("en")


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff"])
def test_an_empty_notice_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"empty|No sentence"):
        read(text, published=SAMPLE_DAY)


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0\x06\0", b"\xff\xfe\x00", b"\x80\x81\xff\xfe\xa0"]
)
def test_a_file_that_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="not a text"):
        decode(raw)


@pytest.mark.parametrize("text", ["お詫び\0します。", "お詫び\x07します。", "\ud800お詫びします。"])
def test_a_text_with_control_characters_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="not a text"):
        read(text, published=SAMPLE_DAY)


def test_more_than_a_megabyte_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Unreadable, match="larger than one megabyte"):
        decode(b"\xff" * (MOST_BYTES + 1))
    with pytest.raises(Unreadable, match="larger than one megabyte"):
        read("あ" * (MOST_BYTES // 3 + 1), published=SAMPLE_DAY)


@pytest.mark.parametrize("text", ["お詫びします。" * 1_001, "お詫び\n" * 5_001])
def test_more_sentences_than_any_notice_has_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="more than 1000 sentences"):
        read(text, published=SAMPLE_DAY)


@pytest.mark.parametrize("text", ["※※※\n----", "。。。", "あ" * 4_000])
def test_a_text_without_a_sentence_to_quote_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="No sentence"):
        read(text, published=SAMPLE_DAY)


def test_a_text_without_headings_is_one_section_and_a_warning_says_so() -> None:
    reading = read("このたびは申し訳ございません。調査を続けております。", published=SAMPLE_DAY)

    assert [clause.section.headings for clause in reading.clauses] == [(), ()]
    assert reading.warnings == ("The notice has no headings. It was read as one section.",)


def test_a_notice_with_headings_needs_no_warning() -> None:
    assert sample().warnings == ()


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        ("報道関係者各位\nプレスリリース\n\n", "", ["題名より上の行は除いて読み取りました。"]),
        ("", "\n一覧へ戻る\n", ["メニューとページ下部の案内は除いて読み取りました。"]),
        ("2026年11月20日\nお客様各位\n株式会社あかね文具\n\n", "", []),
    ],
)
def test_of_menus_speaks_only_the_warning_about_a_page_that_has_some(above: str, below: str, said: list[str]) -> None:
    title, words = "不正アクセスに関するお詫びとお知らせ\n\n", "1. 経緯\n本件につきましては、調査を続けております。\n"

    with translation.override("ja"):
        assert list(read(above + title + words + below, published=SAMPLE_DAY).warnings) == said


def test_a_passage_too_long_to_quote_is_left_out_with_a_warning() -> None:
    reading = read("お詫びします。\n\n" + "あ" * 4_000, published=SAMPLE_DAY)

    assert [clause.text for clause in reading.clauses] == ["お詫びします。"]
    assert any("too long" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "words",
    [
        "1,",
        "2024年1月1日~",
        "土日祝",
        "夏季休業日",
        "(",
        "(誤)",
        "1件から、",
        "a.",
        "9:00~",
        "Q1. ",
        "同日",
        "0120-",
        "| ",
    ],
)
def test_nothing_that_is_repeated_takes_the_reader_long(words: str) -> None:
    text = "お知らせ\n\n窓口\n\n" + "。".join((words * 300)[:300] for _ in range(500))

    with at_most(8), suppress(Unreadable):
        read(text, published=SAMPLE_DAY)


def test_a_refusal_is_a_sentence_in_the_readers_language() -> None:
    with translation.override("ja"), pytest.raises(Unreadable, match="お知らせ"):
        read("", published=SAMPLE_DAY)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_a_file_is_read_in_the_charsets_of_japan(charset: str) -> None:
    assert decode("高橋のお知らせ。".encode(charset)) == "高橋のお知らせ。"


def test_the_text_is_kept_character_for_character() -> None:
    assert read(real_text(), published=date(2016, 4, 27)).text == real_text()


def test_line_ends_of_another_system_change_no_clause_but_stay_in_the_text() -> None:
    text = sample().text.replace("\n", "\r\n")

    reading = read(text, published=SAMPLE_DAY)

    assert [clause.text for clause in reading.clauses] == [clause.text for clause in sample().clauses]
    assert reading.text == text


@given(TEXTS, st.dates())
def test_any_text_is_read_or_refused_and_every_quote_is_exact(text: str, published: date) -> None:
    try:
        reading = read(text, published=published)
    except Unreadable:
        return

    assert all(text[clause.start : clause.end] == clause.text for clause in reading.clauses)
    facts = reading.facts
    found = [*facts.phones, *facts.emails, *facts.hours, *facts.closed_days, *facts.items, *facts.counts, *facts.events]
    assert all(fact.quote and fact.quote in fact.clauses[0].text for fact in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw)
    except Unreadable:
        return

    assert isinstance(text, str)
