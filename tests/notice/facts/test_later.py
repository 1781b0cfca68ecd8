"""Later: who has no letter is safe, but not before the letters are out."""

from datetime import date

import pytest

from inquiries.notice.facts.fact import Fact
from inquiries.notice.reading import read

PUBLISHED = date(2025, 7, 14)


def later(text: str) -> list[Fact]:
    return read(f"お知らせ\n\nお詫び申し上げます。\n\n■ ご連絡\n{text}", published=PUBLISHED).facts.later


@pytest.mark.parametrize(
    ("text", "day", "is_sure"),
    [
        ("7月31日までにお手紙が届かない方は、名簿に記載されておりません。", "2025-08-01", True),
        ("2026年1月31日までに書面が届いていないお客様は対象外です。", "2026-02-01", True),
        (
            "対象の方には、7月20日に郵便でお送りします。本書が届いていないお客様は、対象ではございません。",
            "2025-07-27",
            False,
        ),
        ("お知らせは8月8日までに届く見込みです。お知らせが届かない方は対象ではございません。", "2025-08-09", False),
        ("通知が届いていないお客様のアカウントは、流出しておりません。", "2025-07-28", False),
        ("If you have not received our letter by 31 July 2025, you are not affected.", "2025-08-01", True),
    ],
)
def test_a_sentence_holds_once_everything_has_arrived(text: str, day: str, *, is_sure: bool) -> None:
    assert [(fact.value, fact.sure) for fact in later(text)] == [(day, is_sure)]


@pytest.mark.parametrize(
    "text",
    [
        "7月31日までにお手紙が届かない方は、専用の窓口へお問い合わせください。",
        "対象の方には、7月20日から順にお手紙をお送りします。",
        "7月31日以降にご登録の方は対象ではございません。",
    ],
)
def test_what_holds_at_once_waits_for_nothing(text: str) -> None:
    assert later(text) == []
