"""Counts: every figure of affected people once, of what, and sure only where the sentence says so itself."""

from typing import Any

import pytest

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY


def counts(text: str) -> list[dict[str, Any]]:
    text = f"お知らせ\n\nお詫び申し上げます。\n\n{text}"
    return [fact.as_json() for fact in read(text, published=SAMPLE_DAY).facts.counts]


def numbers(text: str) -> list[tuple[int, str, bool]]:
    return [(one["value"]["number"], one["value"]["unit"], one["sure"]) for one in counts(text)]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("漏えいした会員情報は約1.2万件です。", 12_000, "件"),
        ("漏えいした会員情報は延べ31,207件です。", 31_207, "件"),
        ("■ 件数\n| お届け先 | 5,318件", 5_318, "件"),
        ("■ 件数\n法人のお客様は127先でございます。", 127, "先"),
        ("■ 原因\n会員の方は5,318名です。", 5_318, "名"),
    ],
)
def test_a_figure_that_is_no_plain_count_of_people_is_doubted(text: str, number: int, unit: str) -> None:
    assert numbers(text) == [(number, unit, False)]


def test_deliveries_are_not_members() -> None:
    found = counts("■ 件数\n会員の方がご登録になったお届け先5,318件の氏名が含まれます。")

    assert [one["value"]["what"] for one in found] == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "当サイトの会員数は約21万人、ご注文数は延べ48,300件ですが、いずれも漏えいした件数ではありません。",
        "委託先の取扱数（他社分を含む）は140万件ですが、当社の件数ではございません。",
        "■ 件数\n受診の回数ですが、お一人を1人として数え直しております。",
    ],
)
def test_what_the_notice_says_was_not_counted_is_none(text: str) -> None:
    assert counts(text) == []


def test_a_part_of_the_people_is_a_part() -> None:
    found = counts("■ 件数\n対象のお客様は4,812名です。お客様のうち、年収が記録されていた方は396名でございます。")

    assert [(one["value"]["number"], one["sure"]) for one in found] == [(4_812, True), (396, False)]


def test_the_word_for_selling_by_mail_order_does_not_hide_a_count() -> None:
    text = "当社の通信販売におきまして、カード情報（最大1,926名分）が抜き取られたおそれがございます。"

    assert numbers(text) == [(1_926, "名分", True)]


def test_a_count_in_english_is_read_in_an_english_notice_and_once_beside_japanese() -> None:
    english = "2. Who is affected\nUp to 57,310 members are affected."

    assert numbers(english) == [(57_310, "members", True)]
    assert numbers(f"漏えいした会員の方は57,310名です。\n\n[Summary in English]\n{english[19:]}") == [
        (57_310, "名", True)
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| 区分 | 第1報（誤） | 第2報（正） |\n| 会員 | 1,204名 | 1,187名 |",
        "｜区分｜第２報｜第３報｜\n｜会員｜１，２０４名｜１，１８７名｜",
        "| 対象 | 前回公表 | 今回 |\n| 会員 | 1,204名 | 1,187名 |",
        "| 対象 | 公表済み | 精査後 |\n| 会員 | 1,204名 | 1,187名 |",
        "| 対象 | 訂正前の人数 | 訂正後の人数 |\n| 会員 | 1,204名 | 1,187名 |",
        "| 区分 | 10月の公表（誤） | 今回（正） |\n| 会員 | 1,204名 | 1,187名 |",
        "| 旧 | 会員 1,204名 |\n| 新 | 会員 1,187名 |",
    ],
)
def test_a_column_or_a_row_of_an_earlier_report_does_not_count(table: str) -> None:
    assert numbers(f"■ 漏えいした人数の訂正\n{table}") == [(1_187, "名", True)]


def test_of_a_row_for_each_report_the_earlier_one_does_not_count() -> None:
    found = numbers("■ 漏えいした人数\n| 報告 | 会員 |\n| 第１報 | 1,204名 |\n| 第２報 | 1,187名 |")

    assert [number for number, _, _ in found] == [1_187]


@pytest.mark.parametrize("row", ["| | A | B |\n| 会員 | 1,204名 | 1,187名 |", "会員　1,204名　1,187名"])
def test_two_figures_side_by_side_that_nothing_tells_apart_are_doubted(row: str) -> None:
    assert numbers(f"■ 漏えいした人数\n{row}") == [(1_204, "名", False), (1_187, "名", False)]


def test_the_scale_is_a_label_of_a_count_and_no_count_of_a_company() -> None:
    assert numbers("■ 影響の範囲\n└ 規模 … 最大1,204名のお客様") == [(1_204, "名", True)]
    assert numbers("■ 影響の範囲\n事業規模の大きい5,000名の会員組織です。") == []


@pytest.mark.parametrize(
    "rows",
    [
        "受講の方　8,810名　→　9,196名\n講師　変更なし　412名\n総数　9,222名　→　9,608名",
        "受講の方：8,810名⇒9,196名\n講師：412名（変更はありません）\n合計：9,222名⇒9,608名",
        "受講の方　８，８１０名　→　９，１９６名\n講師　４１２名（変わりありません）\n合計　９，６０８名",
        "・受講の方 8,810名 ➡ 9,196名\n・講師 412名のまま据え置き\n・総数 9,222名 ➡ 9,608名",
        "受講の方　8,810名→9,196名\n講師　412名（第1報と同じ）\n総数　9,222名→9,608名",
    ],
)
def test_of_a_correction_the_new_figure_counts_and_what_stays_as_it_was(rows: str) -> None:
    found = {(number, is_sure) for number, _unit, is_sure in numbers(f"■ 第1報からの訂正\n{rows}")}

    assert found - {(9_608, True), (9_608, False)} == {(9_196, False), (412, False)}


def test_a_sum_of_corrected_figures_is_certain_where_they_add_up_to_it() -> None:
    rows = "受講の方　8,810名→9,196名\n講師　変更なし　412名\n総数　9,222名→"

    assert (9_608, "名", True) in numbers(f"〈ア〉訂正\n{rows}9,608名\n\n〈イ〉今後\n見直します。")
    assert (9_700, "名", False) in numbers(f"〈ア〉訂正\n{rows}9,700名\n\n〈イ〉今後\n見直します。")


def test_a_figure_beside_a_correction_that_says_neither_is_none() -> None:
    assert numbers("■ 訂正\n教室　31件→33件\n教室長は14名です。")[1:] == []
