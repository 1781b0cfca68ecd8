"""Windows: who is affected, never who is not, and doubted where the last day stands elsewhere."""

from typing import Any

import pytest

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY


def windows(text: str) -> dict[str, Any]:
    text = f"お知らせ\n\nお詫び申し上げます。\n\n{text}"
    found: dict[str, Any] = read(text, published=SAMPLE_DAY).facts.as_json()["windows"]
    return found


DAYS = ["2023-04-01", "2025-06-06"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年4月1日から2025年6月6日までに在籍された塾生の方が対象です。",
        "2023年4月1日から2025年6月6日までの間に普通預金の口座を開設された方でございます。",
        "2023年4月1日～2025年6月6日に教材をお届けした会員とその保護者の方",
        "二〇二三年四月一日から二〇二五年六月六日までに受診された方が対象となります。",
        "Members who joined between 1 April 2023 and 6 June 2025 may be affected.",
        "Customers who registered from April 1, 2023 to June 6, 2025 are affected.",
    ],
)
def test_a_window_is_read_from_whatever_people_did_in_it(sentence: str) -> None:
    found = windows(f"■ 対象となる方\n{sentence}")

    assert (found["member"]["value"], found["member"]["sure"]) == (DAYS, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年4月1日から2025年6月6日までにご入会の方は対象ではございません。",
        "2023年4月1日から2025年6月6日までに退会された会員様は、対象に含まれておりません。",
        "2023年4月1日から2025年6月6日までにご登録の方については、影響はございません。",
        "Members who joined between 1 April 2023 and 6 June 2025 are not affected.",
    ],
)
def test_a_period_of_people_who_are_not_affected_is_no_window(sentence: str) -> None:
    assert windows(f"■ 対象となる方\n{sentence}")["member"] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年4月1日から2025年6月6日までの間、第三者が会員情報に不正にアクセスしておりました。",
        "2023年4月1日から2025年6月6日まで、お客様の情報が外部から閲覧できる状態でした。",
        "2023年4月1日～2025年6月6日の間、会員の画面が改ざんされておりました。",
        "Between 1 April 2023 and 6 June 2025, an unauthorised party had access to data of our members.",
    ],
)
def test_how_long_the_attack_went_on_is_no_window(sentence: str) -> None:
    assert windows(f"■ 概要\n{sentence}")["member"] is None


def test_a_last_day_that_stands_in_another_passage_is_found_and_doubted() -> None:
    period = "2024年11月5日から、当社が決済フォームを停止した日（次をご覧ください）まで"
    course = "2025年5月27日　決済フォームを停止しました。\n2025年5月29日　警察に届け出ました。"

    found = windows(f"■ カード情報\n期間は、{period}にお買い物をされた方です。\n\n■ 経緯\n{course}")

    assert found["card"] == {
        "value": ["2024-11-05", "2025-05-27"],
        "quote": period,
        "sure": False,
        "doubt": "Its last day was taken from another passage.",
    }


def test_a_last_day_of_which_nothing_is_told_makes_no_window() -> None:
    found = windows("■ カード情報\n2024年11月5日から、当社が決済フォームを停止した日までにお買い物をされた方です。")

    assert found["card"] is None
