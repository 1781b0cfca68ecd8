"""Facts: what a notice states as data, each with the characters it was read from."""

from datetime import date
from typing import Any

import pytest

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY, real, real_text, sample, shop


def facts(text: str, published: date = SAMPLE_DAY) -> dict[str, Any]:
    return read(f"お知らせ\n\nお詫び申し上げます。\n\n{text}", published=published).facts.as_json()


def values(found: list[dict[str, Any]]) -> list[Any]:
    return [fact["value"] for fact in found]


def sure(found: list[dict[str, Any]]) -> list[bool]:
    return [fact["sure"] for fact in found]


def quotes(found: Any) -> list[str]:
    if isinstance(found, dict):
        return [found["quote"]] if "quote" in found else [quote for value in found.values() for quote in quotes(value)]
    return [quote for value in found for quote in quotes(value)] if isinstance(found, list) else []


def test_the_windows_of_the_real_notice() -> None:
    windows = real().facts.as_json()["windows"]

    assert windows == {
        "member": {"value": ["2015-04-01", "2016-04-15"], "quote": "平成27年4月1日~平成28年4月15日", "sure": True},
        "card": {"value": ["2016-01-01", "2016-04-15"], "quote": "平成28年1月1日~平成28年4月15日", "sure": True},
    }


def test_the_counts_of_the_real_notice_are_the_most_there_can_be() -> None:
    assert values(real().facts.as_json()["counts"]) == [
        {"what": "member", "number": 131_464, "unit": "件", "at_most": True},
        {"what": "card", "number": 7_386, "unit": "件", "at_most": True},
    ]


def test_the_hotline_of_the_real_notice_is_open_every_day() -> None:
    found = real().facts.as_json()

    assert values(found["hours"]) == [["09:00", "18:00"]]
    assert found["closed_days"] == []
    assert values(found["phones"]) == ["0120-343-133"]
    assert values(found["emails"]) == ["soudan@netsea.co.jp"]
    assert found["opens_on"] == {"value": "2016-04-27", "quote": "本日4月27日", "sure": True}
    assert found["ends_on"] is None


def test_the_course_of_events_stands_in_the_order_of_days_not_of_bullets() -> None:
    days = [event["on"] for event in values(real().facts.as_json()["events"])]

    assert days == [f"2016-04-{day}" for day in ("04", "05", "15", "18", "21", "25", "27")]


def test_every_quote_stands_in_the_file_character_for_character() -> None:
    text = real_text()

    found = quotes(real().facts.as_json())

    assert len(found) == 27
    assert [quote for quote in found if quote not in text] == []


def test_the_sample_incident_states_every_kind_of_fact_for_certain() -> None:
    found = sample().facts.as_json()

    assert found["windows"]["member"]["value"] == ["2025-06-01", "2026-10-31"]
    assert found["windows"]["card"]["value"] == ["2026-03-01", "2026-10-31"]
    assert [count["number"] for count in values(found["counts"])] == [48_215, 3_164]
    assert values(found["phones"]) == ["0120-000-000"]
    assert found["phones"][0]["quote"] == "０１２０－０００－０００"
    assert values(found["hours"]) == [["09:00", "18:00"]]
    assert found["opens_on"]["value"] == "2026-11-20"
    assert [event["on"][5:] for event in values(found["events"])] == [
        "10-26", "10-27", "10-29", "10-31", "11-04", "11-17", "11-20",
    ]  # fmt: skip
    assert all(sure([found["opens_on"], *found["counts"], *found["events"], *found["windows"].values()]))


def test_a_notice_of_another_build_is_read_as_well() -> None:
    found = shop().facts.as_json()

    assert found["windows"] == {
        "member": None,
        "card": {"value": ["2021-03-01", "2024-01-15"], "quote": "2021年3月1日〜2024年1月15日", "sure": True},
    }
    assert values(found["phones"]) == ["03-6205-1234"]
    assert values(found["emails"]) == ["support@kohaku.example.jp"]
    assert values(found["hours"]) == [["10:00", "17:30"]]
    assert list(zip(values(found["closed_days"]), sure(found["closed_days"]), strict=True)) == [
        (5, True),
        (6, True),
        ("holiday", True),
        ("year-end", False),
    ]
    assert (found["opens_on"]["value"], found["ends_on"]["value"]) == ("2024-05-28", "2024-08-30")
    assert values(found["items"]) == ["カード名義人名", "クレジットカード番号", "有効期限", "セキュリティコード"]
    assert [(count["number"], count["unit"]) for count in values(found["counts"])] == [(1820, "件"), (1820, "名")]
    assert not any(count["at_most"] for count in values(found["counts"]))


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("受付時間 9:00～18:00", ["09:00", "18:00"]),
        ("受付時間：午前9時から午後6時まで", ["09:00", "18:00"]),
        ("電話（９時３０分〜１７時半）", ["09:30", "17:30"]),
        ("24時間受付", ["00:00", "24:00"]),
    ],
)
def test_opening_hours_are_read_however_they_are_written(line: str, span: list[str]) -> None:
    assert values(facts(line)["hours"]) == [span]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("受付時間 9:00~18:00（無休）", []),
        ("受付時間 9:00~18:00（土日を除く）", [5, 6]),
        ("受付時間 9:00~18:00（土曜日・日曜日・祝日は除く）", [5, 6, "holiday"]),
        ("受付時間 平日9:00~18:00", [5, 6, "holiday"]),
        ("受付時間 9:00~18:00（定休日：水曜日）", [2]),
        ("受付時間 9:00~18:00（年末年始12月29日~1月3日を除く）", ["year-end"]),
    ],
)
def test_the_days_on_which_nobody_answers(line: str, days: list[int | str]) -> None:
    assert values(facts(line)["closed_days"]) == days


def test_a_fax_number_is_no_telephone() -> None:
    assert values(facts("電話：03-6205-1234　ＦＡＸ：03-6205-9999")["phones"]) == ["03-6205-1234"]


def test_an_address_hidden_from_robots_is_not_sure() -> None:
    assert facts("メール：madoguchi[at]example.jp")["emails"] == [
        {
            "value": "madoguchi@example.jp",
            "quote": "madoguchi[at]example.jp",
            "sure": False,
            "doubt": "The address is written so that robots do not read it.",
        }
    ]


@pytest.mark.parametrize(
    ("line", "count", "is_sure"),
    [
        (
            "流出した会員情報は最大1,234件です。",
            {"what": "member", "number": 1234, "unit": "件", "at_most": True},
            True,
        ),
        (
            "カード情報が流出したお客様は５６名です。",
            {"what": "card", "number": 56, "unit": "名", "at_most": False},
            True,
        ),
        (
            "約13万件の会員情報が流出しました。",
            {"what": "member", "number": 130_000, "unit": "件", "at_most": False},
            False,
        ),
        (
            "流出した会員情報は13万1,464件です。",
            {"what": "member", "number": 131_464, "unit": "件", "at_most": False},
            True,
        ),
    ],
)
def test_a_count_says_of_what_and_how_certain(line: str, count: dict[str, Any], is_sure: bool) -> None:  # noqa: FBT001
    found = facts(line)["counts"]

    assert values(found) == [count]
    assert sure(found) == [is_sure]


def test_two_windows_that_disagree_are_not_sure() -> None:
    text = "【対象】\n・2025年4月1日~2026年4月1日に会員登録された方\n・2025年5月1日~2026年4月1日に会員登録された方"

    assert facts(text)["windows"]["member"] == {
        "value": ["2025-04-01", "2026-04-01"],
        "quote": "2025年4月1日~2026年4月1日",
        "sure": False,
        "doubt": "Two passages differ.",
    }


def test_one_window_may_count_for_members_and_cards() -> None:
    windows = facts("2025年4月1日~2026年4月1日に会員登録またはカード登録をされたお客様が対象です。")["windows"]

    assert windows["member"] == windows["card"] is not None


def test_a_line_that_holds_a_date_only_is_told_on_the_next() -> None:
    found = facts("経緯\n2026年11月1日\n侵入の跡を見つけました。\n11月3日　窓口の準備を始めました。")["events"]

    assert values(found) == [
        {"on": "2026-11-01", "what": "侵入の跡を見つけました"},
        {"on": "2026-11-03", "what": "窓口の準備を始めました"},
    ]


def test_the_last_day_of_the_hotline_lies_ahead() -> None:
    assert facts("専用窓口は3月31日まで受け付けます。")["ends_on"]["value"] == "2027-03-31"


@pytest.mark.parametrize("leader", [" … ", "…", "‥‥", "・・・・", " → "])
def test_an_address_begins_behind_what_leads_to_it(leader: str) -> None:
    assert values(facts(f"■ 窓口\n└ メール{leader}madoguchi@kumo.example.jp")["emails"]) == [
        "madoguchi@kumo.example.jp"
    ]


def test_a_day_until_which_a_letter_should_have_come_is_not_the_last_of_the_hotline() -> None:
    found = facts("■ 窓口\n電話：0120-000-111\n12月4日までに書面が届かない場合は、お電話ください。")

    assert found["ends_on"] is None


def test_a_last_day_counts_although_the_one_before_it_is_told_in_brackets() -> None:
    told = "終了：2027年1月29日（金）（当初は2026年12月28日（月）としておりましたが、延長いたしました）"

    found = facts(f"■ 窓口\n電話：0120-000-111\n{told}")

    assert (found["ends_on"]["value"], found["ends_on"]["sure"]) == ("2027-01-29", True)
