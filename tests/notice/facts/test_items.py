"""Items: every kind of data that a notice says may have leaked, and none that it says is safe."""

import pytest

from inquiries.notice.facts.fact import Fact
from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY


def facts(text: str) -> list[Fact]:
    return read(f"お知らせ\n\nお詫び申し上げます。\n\n{text}", published=SAMPLE_DAY).facts.items


def items(text: str) -> list[str]:
    return [fact.value for fact in facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "１．漏えいした情報\n・氏名\n・住所\n・電話番号",
        "１．漏えいした情報\n（1）氏名\n（2）住所\n（3）電話番号",
        "■ 漏えいした情報\n- 【会員】\n・氏名\n・住所\n・電話番号",
        "１．漏えいした情報\n氏名、住所、電話番号",
        "１．漏えいした情報\n会員：氏名、住所、電話番号",
        "１．漏えいした情報\n会員　氏名・住所・電話番号",
        "１．漏えいした情報\n| 区分 | 人数 | 項目\n|----|----|----\n| 会員 | 20名 | 氏名、住所、電話番号",
        "１．概要\n閲覧された可能性がある情報は、氏名、住所、電話番号です。",
        "１．概要\n氏名、住所および電話番号の３項目が閲覧された可能性がございます。",
        "１．概要\n抜き取られた可能性のある情報は、次のとおりです。\n　ア　氏名\n　イ　住所\n　ウ　電話番号",
        "１．概要\nお客様の会員情報（氏名、住所、電話番号）が漏えいしたおそれがございます。",
        "Ｑ１　どのような情報ですか。\nＡ１　氏名、住所および電話番号です。",
    ],
)
def test_items_are_found_in_whatever_way_they_are_listed(text: str) -> None:
    assert items(text) == ["氏名", "住所", "電話番号"]
    assert all(fact.sure for fact in facts(text))


def test_items_in_english_are_found_as_well() -> None:
    text = "3. Which data\nThe following data may have been accessed:\n  (a) name\n  (b) date of birth\n"

    assert items(text) == ["name", "date of birth"]


@pytest.mark.parametrize(
    "text",
    [
        "１．漏えいしていない情報\n・生年月日\n・口座番号",
        "■ 漏えいした情報\n- 【含まれない情報】\n・生年月日\n・口座番号",
        "■ 漏えいした情報\n生年月日と口座番号は、漏えいしておりません。",
        "■ 漏えいした情報\n次の情報は含まれておりません。\n・生年月日\n・口座番号",
        "■ 漏えいの有無と情報\n・生年月日\n・口座番号\n上の２点は別の場所に保管しており、漏えいしておりません。",
        "■ お問い合わせ\n会員番号とお名前を伺い、名簿と照らし合わせてお答えいたします。",
        "3. Which data\nThe following data were NOT accessed:\n- passport numbers\n- passwords",
    ],
)
def test_what_did_not_leak_is_no_item(text: str) -> None:
    assert items(text) == []


def test_behind_a_but_the_sentence_speaks_of_what_is_safe() -> None:
    text = (
        "三　記録されていた情報\nお名前および口座番号が記録されておりましたが、暗証番号、印影は記録されておりません。"
    )

    assert items(text) == ["お名前", "口座番号"]


def test_what_is_excepted_is_no_item() -> None:
    assert items("漏えいした内容は、氏名、住所、給与の額、マイナンバーを除く税の情報です。") == [
        "氏名",
        "住所",
        "給与の額",
    ]


def test_a_word_that_is_cut_off_is_a_doubt() -> None:
    found = facts("１．漏えいした情報\n・氏名\n・ログインIDおよびパスワー")

    assert [(fact.value, fact.sure) for fact in found] == [("氏名", True), ("ログインID", True), ("パスワー", False)]
    assert found[-1].doubt == "A word seems to be cut off."


def test_every_item_is_quoted_as_it_is_written() -> None:
    text = "１．漏えいした情報\n・お名前（ふりがなを含む）、ＩＤ\n・Ｅメールアドレス"

    assert [fact.quote for fact in facts(text)] == ["お名前（ふりがなを含む）", "ＩＤ", "Ｅメールアドレス"]
