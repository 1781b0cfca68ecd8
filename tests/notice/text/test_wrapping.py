"""Wrapping: where a notice breaks its lines at a column, a numbered sentence is no heading; elsewhere lines end."""

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY

BROKEN = """お客様各位

　当社の通信販売「みなと便」におきまして、第三者が入力の画面を書き換え、お客様が入力された
情報が抜き取られたおそれのあることが、このたびの調べで明らかになりました。お客様には多大な
ご心配をおかけし、心よりお詫び申し上げます。

１　対象の方
　１）令和６年４月１日から令和７年３月３１日までに、当社の通信販売「みなと便」をご利用になっ
　　　た方です。
　２）ただし、代金引換をお選びになった方と、お電話でご注文いただいた方は、対象には含まれてお
　　　りません。
　３）項目は次のとおりです。
　　　ア　氏名
　　　イ　セキュリ
ティコード

　　　　　　　　　　　　　　　- 1 -

２　原因
　　調べております。
"""


def clauses(text: str) -> dict[str, tuple[str, ...]]:
    read_as = read(text, published=SAMPLE_DAY)
    return {"".join(clause.text.split()): clause.section.headings for clause in read_as.clauses}


def test_a_numbered_sentence_as_wide_as_the_page_is_no_heading_and_goes_on() -> None:
    found = clauses(BROKEN)

    assert found[
        "ただし、代金引換をお選びになった方と、お電話でご注文いただいた方は、対象には含まれておりません。"
    ] == ("１　対象の方",)
    assert "りません。" not in found


def test_lettered_items_are_a_list_and_a_word_broken_between_lines_is_whole() -> None:
    found = clauses(BROKEN)

    assert {"氏名", "セキュリティコード"} <= set(found)


def test_the_number_of_a_page_is_no_clause() -> None:
    assert not any("1" in words for words in clauses(BROKEN))


def test_a_labelled_line_ends_where_lines_are_not_broken_at_a_column() -> None:
    line = "電　話　０１２０－０００－１１１（通話料はかかりません）"
    found = clauses(f"お知らせ\n\nお問い合わせ窓口\n{line}\n土曜と日曜もお受けします。")

    assert "土曜と日曜もお受けします。" in found
