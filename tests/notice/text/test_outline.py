"""The outline: title, sections by their order, lists and broken lines."""

import re

import pytest

from inquiries.notice.reading import read
from inquiries.notice.text.outline import outline
from tests.notice.texts import REAL_DAY, SAMPLE_DAY, clauses, real, real_text, sample, shop


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
        "〈ア〉原因",
        "【一】原因",
        "＜イ＞原因の調べ",
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


def test_a_bullet_in_brackets_alone_is_a_heading_and_one_with_more_stands_beside_it() -> None:
    text = (
        "お知らせ\n\nお詫びいたします。\n\n■ お問い合わせ\n- 【時間】\n| 期間 | 時間\n| 毎日 | 9:00～17:00\n"
        "- 【休み】 8月12日は休みます。\n- 【その他】\n・退会も承ります。"
    )

    found = {clause.text: clause.section.headings for clause in clauses(text)}

    assert found["毎日 | 9:00～17:00"] == ("■ お問い合わせ", "【時間】")
    assert found["【休み】 8月12日は休みます。"] == ("■ お問い合わせ",)
    assert found["退会も承ります。"] == ("■ お問い合わせ", "【その他】")


def test_the_name_of_the_hotline_below_its_heading_can_be_quoted() -> None:
    text = "お知らせ\n\nお詫びいたします。\n\n◆ お問い合わせ先\n\nつき文具　お客様専用ダイヤル\n電話　0120-000-111"

    found = {clause.text: clause.section.headings for clause in clauses(text)}

    assert found["つき文具　お客様専用ダイヤル"] == ("◆ お問い合わせ先",)


def test_what_is_said_again_in_english_belongs_to_no_section_above() -> None:
    text = (
        "お知らせ\n\nお詫びいたします。\n\n■ お問い合わせ\n電話：0120-000-111\n\n----------\n[Summary in English]\n"
        "Our server was attacked by Hoshi Co. Ltd. on June 1. Please call 0120-000-111."
    )

    found = {clause.text: clause.section.headings for clause in clauses(text)}

    assert found["Please call 0120-000-111."] == ("[Summary in English]",)


def test_an_english_notice_has_its_name_its_sender_and_its_sections() -> None:
    text = (
        "Hoshi Retail Pte. Ltd.\n\nNOTICE OF A DATA INCIDENT\n22 September 2025\n\nTo our members,\n\n"
        "Personal data may have been accessed.\n\n1. What happened\nOn 1 September we engaged Tsuki Pte. Ltd., a firm. "
        "We are sorry.\n"
    )

    found = outline(text)

    assert (found.title, found.sender) == ("NOTICE OF A DATA INCIDENT", "Hoshi Retail Pte. Ltd.")
    assert [section.headings for section in found.sections[1:]] == [("1. What happened",)]
    assert [clause.text for clause in clauses(text)] == [
        "Personal data may have been accessed.",
        "On 1 September we engaged Tsuki Pte. Ltd., a firm.",
        "We are sorry.",
    ]


def test_a_question_mark_inside_an_address_ends_no_sentence() -> None:
    text = "お知らせ\n\n確認の画面は https://kakunin.example.jp/?a=1 です。"

    assert [clause.text for clause in clauses(text)] == ["確認の画面は https://kakunin.example.jp/?a=1 です。"]


def test_a_heading_in_capitals_stands_over_the_labels_of_its_lists() -> None:
    text = (
        "NOTICE OF DATA INCIDENT\n\nAlder & Finch Provisions, Inc.\n12 Mill Lane, Fairhaven, Maine\n\nWe are sorry.\n\n"
        "WHAT INFORMATION WAS INVOLVED\n\nFor cards:\n  - Number\nFor profiles:\n  - Name\n\n"
        "WHAT WE ARE DOING\n\nWe act.\n"
    )

    found = read(text, published=SAMPLE_DAY)

    assert found.company == "Alder & Finch Provisions, Inc."
    assert [(clause.section.headings, clause.text) for clause in found.clauses] == [
        ((), "We are sorry."),
        (("WHAT INFORMATION WAS INVOLVED", "For cards:"), "Number"),
        (("WHAT INFORMATION WAS INVOLVED", "For profiles:"), "Name"),
        (("WHAT WE ARE DOING",), "We act."),
    ]
