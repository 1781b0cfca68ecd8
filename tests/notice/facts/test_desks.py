"""Desks: no number of another desk is read as the hotline's, and a number in passing is doubted."""

from typing import Any

import pytest

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY

HEAD = "お知らせ\n\nお詫び申し上げます。\n\n１　お問い合わせ窓口\n電話：0120-000-111\n"


def phones(line: str, head: str = HEAD) -> dict[str, bool]:
    found = read(head + line, published=SAMPLE_DAY).facts.as_json()["phones"]
    return {fact["value"]: fact["sure"] for fact in found}


def emails(line: str) -> list[str]:
    found: list[dict[str, Any]] = read(HEAD + line, published=SAMPLE_DAY).facts.as_json()["emails"]
    return [fact["value"] for fact in found]


@pytest.mark.parametrize(
    "line",
    [
        "口座振替のお手続きは収納代行会社（つばさ収納サービス 0120-000-222）へお願いいたします。",
        "カートの仕組みを提供する株式会社みなとカート（0120-000-222）では承っておりません。",
        "診療の予約　0120-000-222（平日 8:30～18:00）",
        "キャッシュカードの紛失のお届けは、共同の監視センター（0120-000-222、24時間）で承っております。",
        "そのほかのお取引のご用は、西の支店（0120-000-222）までお願い申し上げます。",
        "教材の内容・お届け日のご質問は、会員サポート（0120-000-222、10:00～18:00）へお願いいたします。",
        "株式会社はやて発送（0120-000-222）へのお問い合わせはご遠慮ください。",
        "事務局の電話（0120-000-222）での受付は、7月13日をもって終了いたしました。",
        "ご注文・配送についてのお問い合わせは、通常のお客様係（0120-000-222）へお願いいたします。",
        "報道関係の方は広報課（電話 0120-000-222）までお寄せください。",
        "・報道・お取引先の方：管理部 0120-000-222",
        "配達の状況とお届け日の変更のご依頼は、宅配お客様センター（0120-000-222、24時間自動応答）で承ります。",
        "チケットの払い戻しについては、お客様相談室（0120-000-222、10:00～20:00）が承ります。",
        "定期券の紛失につきましては、お客様センター（0120-000-222、毎日7:00～22:00）へお願いいたします。",
        "機器の故障でしたら、サポートデスク（0120-000-222、24時間）におかけください。",
        "なお、在庫は商品お問い合わせ窓口（0120-000-222）にお尋ねください。",
        "For points and orders, please call Customer Care at 0120-000-222.",
        "Media: Corporate Communications, 0120-000-222",
        "For deliveries and returns, please keep using our shop number, 0120-000-222.",
        "For orders, ring our shop on 0120-000-222.",
        "Free advice on scams is available from Harbour Support on 0120-000-222.",
        "Harbour Support (0120-000-222) is a charity that is independent of us.",
    ],
)
def test_another_desks_number_is_not_the_hotlines(line: str) -> None:
    assert phones(line) == {"0120-000-111": True}


@pytest.mark.parametrize(
    "line",
    [
        "本社へのご用件は代表電話（0120-000-222）へお願いいたします。",
        "東京都架空区1-2-3　TEL 0120-000-222",
        "調査には株式会社あさひ情報（0120-000-222）があたりました。",
    ],
)
def test_a_number_that_nothing_gives_to_the_hotline_is_doubted(line: str) -> None:
    assert phones(line).get("0120-000-222") in (None, False)


@pytest.mark.parametrize(
    "line",
    [
        "本件についてのお問い合わせは、0120-000-222へお願いいたします。",
        "英語でのお問い合わせ：0120-000-222",
        "携帯電話からのお問い合わせ　0120-000-222",
        "情報の漏えいに関するご相談は専用の電話（0120-000-222）で承ります。",
        "法人のお客様　0120-000-222",
        "ご自身が該当するかどうかは、お客様窓口（0120-000-222）で承ります。",
    ],
)
def test_a_second_number_of_the_hotline_is_certain(line: str) -> None:
    assert phones(line) == {"0120-000-111": True, "0120-000-222": True}


def test_the_sender_of_the_mails_and_the_data_protection_officer_take_no_questions() -> None:
    assert emails("All members will receive an e-mail from notice@hoshi.example.jp by 26 September 2025.") == []
    assert emails("To have data deleted, please write to our Data Protection Officer at dpo@hoshi.example.jp.") == []


def test_a_number_of_another_country_is_read_as_announced_and_doubted_if_unknown() -> None:
    head = "NOTICE\n\nWe are sorry for this.\n\n7. Contact\nHoshi Points Incident Hotline\n"

    assert phones("Telephone: 800-555-0173 (toll-free)\nFrom overseas: +65-6555-0148", head) == {
        "+65-6555-0148": True,
        "800-555-0173": False,
    }


@pytest.mark.parametrize(
    "line",
    [
        "We have set up a dedicated response line at 833-555-0142 (toll-free).",
        "Please contact our assistance team at (833) 555-0142, Monday through Friday.",
        "With questions about this incident, dial 833.555.0142.",
        "Our team can be reached on 833 555 0142.",
    ],
)
def test_an_american_number_needs_no_label_and_is_doubted(line: str) -> None:
    head = "NOTICE\n\nWe are sorry for this.\n\n7. Contact\n"

    assert phones(line, head) == {"833-555-0142": False}


@pytest.mark.parametrize(
    "line",
    [
        "To enroll in credit monitoring, call Fir Ledger at 855-555-0177 by June 30, 2027.",
        "To return an item, please call the shop at 855-555-0177.",
        "Your receipt number is 20-855-555-01774.",
    ],
)
def test_an_american_number_for_another_matter_is_not_the_hotlines(line: str) -> None:
    head = "NOTICE\n\nWe are sorry for this.\n\n7. Contact\nIncident hotline: 833-555-0142\n"

    assert phones(line, head) == {"833-555-0142": False}


def test_a_date_behind_a_number_is_no_part_of_it() -> None:
    found = read(HEAD + "0120-000-222  2025年12月5日から", published=SAMPLE_DAY).facts.phones

    assert [fact.quote for fact in found] == ["0120-000-111", "0120-000-222"]
