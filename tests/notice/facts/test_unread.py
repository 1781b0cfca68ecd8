"""Unread: what of an English notice is not understood waits for a person; other languages are refused."""

from datetime import date

import pytest

from inquiries.notice.reading import Reading, Unreadable
from inquiries.notice.reading import read as read_text
from inquiries.notice.versions.proofing import items

PUBLISHED = date(2025, 9, 22)
NOTICE = """Hoshi Living Pte. Ltd.

NOTICE OF A PERSONAL DATA INCIDENT
22 September 2025

We regret that personal data of members may have been accessed by an unauthorised third party.

1. Who is affected
Members who joined between 1 January 2022 and 29 August 2025 may be affected.
Members who joined on or after 30 August 2025 are not affected.

2. Contact
Hoshi Incident Hotline
Telephone: +65-6555-0148
{more}
"""


def read(more: str = "") -> Reading:
    return read_text(NOTICE.format(more=more), published=PUBLISHED)


def test_an_english_notice_of_which_all_is_understood_leaves_nothing_open() -> None:
    assert read().facts.unread == []


@pytest.mark.parametrize(
    "sentence",
    ["Vouchers expire by 30 September 2025 unless renewed.", "Some 1,500 gift boxes went astray as well."],
)
def test_a_figure_that_no_fact_was_read_from_waits_for_a_person(sentence: str) -> None:
    reading = read(sentence)

    left = [item for item in items(reading) if item.name == "unread"]
    assert [item.fact.value for item in left] == [sentence]
    assert left[0].needs_somebody


def test_how_another_desk_is_reached_is_not_asked() -> None:
    assert read("Media: Corporate Communications, +65-6555-0199").facts.unread == []


def test_what_was_not_understood_is_no_stored_fact() -> None:
    assert "unread" not in read("Vouchers expire by 30 September 2025.").facts.as_json()


def test_of_a_japanese_notice_nothing_is_asked_in_this_way() -> None:
    text = "お知らせ\n\nお詫び申し上げます。\n\n部品は2025年9月30日に廃番となります。"

    assert read_text(text, published=PUBLISHED).facts.unread == []


KOREAN = """개인정보 유출에 관한 안내 말씀입니다. 저희 회사는 고객님의 개인정보가 외부로 유출된 사실을 확인하였습니다.
고객님께 심려를 끼쳐 드려 대단히 죄송합니다. 문의는 전화로 부탁드립니다."""
CHINESE = """关于个人信息泄露的通知。我公司于近日确认,部分客户的个人信息可能已被泄露。对此我们深表歉意。
泄露的信息包括姓名、地址、电话号码以及电子邮件地址。如有疑问,请致电专用热线咨询。"""
GERMAN = """Wir informieren Sie über einen Vorfall, bei dem Daten unserer Kunden möglicherweise von Dritten eingesehen
wurden. Wir bitten Sie dafür um Entschuldigung. Bitte rufen Sie unsere Hotline an."""


@pytest.mark.parametrize("text", [KOREAN, CHINESE, GERMAN], ids=["ko", "zh", "de"])
def test_a_notice_in_a_third_language_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match="日本語でも英語でもありません"):
        read_text(text, published=PUBLISHED)
