"""The outline: title, sections by their order, lists and broken lines."""

import re

import pytest

from inquiries.notice.outline import outline
from tests.notice.texts import REAL_DAY, clauses, real, real_text, sample, shop


def headings(text: str) -> list[tuple[str, ...]]:
    return [section.headings for section in outline(text).sections[1:]]


def test_two_sections_of_one_number_and_name_stay_two() -> None:
    fives = [section for section in real().sections if section.headings == ("5.現在の実施対策",)]

    assert len(fives) == 2
    assert fives[0].order < fives[1].order


def test_the_titles_are_found() -> None:
    assert real().title == "不正アクセスによるお客様情報流出に関するお知らせとお詫び"
    assert sample().title == "不正アクセスによるお客様情報流出の可能性に関するお詫びとお知らせ"


def test_the_company_is_whoever_signs() -> None:
    assert sample().company == "株式会社あかね文具"
    assert real().company == ""


def test_a_title_broken_over_two_lines_is_one() -> None:
    assert (
        shop().title
        == "弊社が運営する「こはく堂オンラインショップ」への不正アクセスによる個人情報漏えいに関するお詫びとお知らせ"
    )


def test_date_addressee_and_sender_are_not_quoted() -> None:
    text = "2026年11月20日\n\nお客様各位\n\n株式会社あかね文具\n\nお詫びとお知らせ\n\nお詫び申し上げます。\n\n以上"

    assert [clause.text for clause in clauses(text)] == ["お詫び申し上げます。"]


@pytest.mark.parametrize(
    "heading",
    [
        "1.原因",
        "１．原因",
        "第1章 原因",
        "一、原因",
        "(1) 原因",
        "（１）原因",
        "①原因",
        "■原因",
        "【原因】",
        "# 原因",
        "発生の原因",
        "1 原因",
    ],
)
def test_a_heading_opens_a_section_however_it_is_marked(heading: str) -> None:
    text = f"お知らせ\n\nお詫び申し上げます。\n\n{heading}\n\n調べております。"

    assert headings(text) == [(heading,)]


def test_a_marked_heading_stands_under_the_numbered_one() -> None:
    text = "お知らせ\n\n1.対象\n\n【会員】\n会員の方。\n\n【カード】\nカードの方。\n\n2.原因\n\n調べております。"

    assert headings(text) == [("1.対象",), ("1.対象", "【会員】"), ("1.対象", "【カード】"), ("2.原因",)]


def test_numbered_lines_one_below_the_other_are_a_list() -> None:
    text = "お知らせ\n\n1.対象の情報\n\n(1) 氏名\n(2) 住所\n(3) 電話番号\n\n2.原因\n\n調べております。"

    assert headings(text) == [("1.対象の情報",), ("2.原因",)]
    assert [clause.text for clause in clauses(text)][:3] == ["氏名", "住所", "電話番号"]


def test_a_bullet_above_an_indented_sentence_is_its_heading_and_the_list_goes_on() -> None:
    text = "お知らせ\n\n4.経緯\n\n ・一報がありました。\n ・警察への通報\n   警察に伝えました。\n ・報告を受けました。"

    found = {clause.text: clause.section.headings for clause in clauses(text)}

    assert found == {
        "一報がありました。": ("4.経緯",),
        "警察に伝えました。": ("4.経緯", "警察への通報"),
        "報告を受けました。": ("4.経緯",),
    }


def test_a_sentence_broken_over_lines_is_one_clause() -> None:
    text = "お知らせ\n\nこのたび、当社のサイトが第三者による不正なアクセスを受け、\n情報が流出した可能性があります。"

    assert len(clauses(text)) == 1


def test_short_lines_without_a_full_stop_stay_apart() -> None:
    text = "お知らせ\n\n【件数】\n会員情報 10件\nカード情報 2件\n\nお詫びいたします。"

    assert [clause.text for clause in clauses(text)] == ["会員情報 10件", "カード情報 2件", "お詫びいたします。"]


@pytest.mark.parametrize("indent", ["", "  ", "　"])
def test_however_its_lists_are_indented_the_real_notice_reads_the_same(indent: str) -> None:
    text = re.sub(r"(?m)^ +", indent, real_text())

    found = clauses(text, REAL_DAY)

    assert [clause.text for clause in found] == [clause.text for clause in real().clauses]
    assert [clause.section.headings for clause in found] == [clause.section.headings for clause in real().clauses]
