"""Files: a notice comes as PDF, Word, a web page or plain text."""

import pytest
from django.utils import translation

from inquiries.notice.files import text_of
from inquiries.notice.reading import Unreadable, read
from tests.documents.making import WORD, packed, pdf
from tests.notice.texts import SAMPLE_DAY

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>お知らせ一覧</title></head><body>
<nav><ul><li>商品一覧</li><li>会社情報</li></ul></nav>
<h1>個人情報の漏えいに関するお詫びとお知らせ</h1><p>このたびは誠に申し訳ございません。</p>
<h2>1. 対象</h2><ul><li>氏名</li><li>住所</li></ul>
<table><tr><th>会員情報</th><td>1,234件</td></tr></table><img alt="社屋の写真">
<footer><p>採用情報</p></footer></body></html>"""


@pytest.fixture(autouse=True)
def _in_english() -> None:
    translation.activate("en")


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "euc-jp"])
def test_a_web_page_is_read_without_its_menus_and_foot(charset: str) -> None:
    text = text_of(PAGE.format(charset=charset).encode(charset), "notice.html")

    reading = read(text, published=SAMPLE_DAY)

    assert reading.title == "個人情報の漏えいに関するお詫びとお知らせ"
    assert [clause.text for clause in reading.clauses] == [
        "このたびは誠に申し訳ございません。",
        "氏名",
        "住所",
        "会員情報\t1,234件",
    ]
    assert [section.headings for section in reading.sections[1:]] == [("1. 対象",)]


def test_a_menu_that_never_closes_takes_nothing_with_it() -> None:
    text = text_of("<!doctype html><html><body><nav><p>お詫びいたします。</p></body></html>".encode(), "notice.html")

    assert text == "お詫びいたします。"


def test_the_lines_of_a_printed_page_are_one_sentence_again() -> None:
    raw = pdf(
        "個人情報の漏えいに関するお知らせ\n"
        "このたび当社のサイトが第三者による不正なアクセスを受け、お客様の情\n"
        "報が漏えいした可能性があります。\n1. 窓口\n電話 03-6205-1234"
    )

    lines = text_of(raw, "notice.pdf").split("\n")

    assert lines == [
        "個人情報の漏えいに関するお知らせ",
        "このたび当社のサイトが第三者による不正なアクセスを受け、お客様の情報が漏えいした可能性があります。",
        "1. 窓口",
        "電話 03-6205-1234",
    ]


def test_numbers_and_feet_of_pages_are_left_out() -> None:
    raw = pdf(
        "お詫びいたします。\n株式会社あかね文具 広報資料\n1/2", "調べております。\n株式会社あかね文具 広報資料\n2/2"
    )

    assert text_of(raw, "notice.pdf") == "お詫びいたします。\n調べております。"


def test_a_number_that_counts_no_pages_stays() -> None:
    assert text_of(pdf("対象の件数\n12", "お詫びいたします。\n7"), "notice.pdf").split("\n")[1] == "12"


def test_a_document_of_word_is_read_without_what_was_struck_out_and_without_margins() -> None:
    body = paragraph("個人情報の漏えいに関するお知らせ") + paragraph("お詫びいたします。")
    struck = "<w:p><w:del><w:r><w:delText>1,200件です。</w:delText></w:r></w:del></w:p>"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    raw = packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "word/document.xml": f"<w:document {WORD}><w:body>{body}{struck}</w:body></w:document>",
            "word/header1.xml": f"<w:hdr {WORD}>{paragraph('社外秘')}</w:hdr>",
        }
    )

    text = text_of(raw, "notice.docx")

    assert text.split() == ["個人情報の漏えいに関するお知らせ", "お詫びいたします。"]


def test_a_text_is_kept_character_for_character() -> None:
    assert text_of("　お詫び\r\n します。\n".encode("cp932"), "notice.txt") == "　お詫び\r\n します。\n"


def test_a_scan_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="scanned picture"):
        text_of(pdf(""), "notice.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\nnothing", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", packed({"notes.txt": "no"})])
def test_what_is_no_notice_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        text_of(raw, "notice")
