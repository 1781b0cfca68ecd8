"""Events: what happened on which day; no hour, no exclusion and no deadline is one."""

import pytest

from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY


def events(text: str) -> list[tuple[str, str, bool]]:
    text = f"お知らせ\n\nお詫び申し上げます。\n\n■ 経緯\n{text}"
    found = read(text, published=SAMPLE_DAY).facts.events
    return [(fact.value["on"], fact.value["what"], fact.sure) for fact in found]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("2026/05/26 18:20:00　不正な通信を検知", "不正な通信を検知"),
        ("2026年5月26日　17時05分　ご案内のメールを送信しました。", "ご案内のメールを送信しました"),
        ("2026年5月26日　18時20分30秒ごろ、からの箱を発見", "からの箱を発見"),
        ("2026年5月26日 18:20～19:05　会員の画面を停止", "会員の画面を停止"),
        ("二〇二六年五月二十六日、封筒がないことに気づきました。", "封筒がないことに気づきました"),
        ("On 26 May 2026 at 11:15 p.m., we were alerted.", "On 26 May 2026 at 11:15 p.m., we were alerted."),
    ],
)
def test_the_hour_is_no_part_of_what_happened(line: str, what: str) -> None:
    assert events(line) == [("2026-05-26", what, True)]


def test_an_hour_on_a_line_of_its_own_is_passed_over() -> None:
    assert events("2026年5月26日\n18:20:00\n不正な通信を検知") == [("2026-05-26", "不正な通信を検知", True)]


@pytest.mark.parametrize(
    "line",
    [
        "2026年5月26日以降にご入会の方は対象ではございません。",
        "公開日：2026年5月26日　株式会社かすみ",
        "The hotline is closed on 26 May 2026.",
        "Members who joined on or after 26 May 2026 are not affected.",
    ],
)
def test_what_happened_on_no_day_is_no_event(line: str) -> None:
    assert events(line) == []


def test_a_report_that_is_due_is_doubted() -> None:
    assert events("保護委員会への確報は、2026年5月26日までに提出いたします。") == [
        ("2026-05-26", "保護委員会への確報は、2026年5月26日までに提出いたします", False)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "◇ 2026年5月26日\n　不正な通信を検知\n◇ 2026年5月28日\n　警察署に相談",
        "◆5月26日（火）\n・不正な通信を検知\n◆5月28日（木）\n・警察署に相談",
        "(1) 2026/5/26\n不正な通信を検知\n(2) 2026/5/28\n警察署に相談",
        "＜2026年5月26日＞\n不正な通信を検知\n＜2026年5月28日＞\n警察署に相談",
        "【5月26日】\n・不正な通信を検知\n【5月28日】\n・警察署に相談",
    ],
)
def test_a_day_that_stands_as_a_heading_is_that_of_what_is_told_below(lines: str) -> None:
    assert events(lines) == [("2026-05-26", "不正な通信を検知", True), ("2026-05-28", "警察署に相談", True)]


def test_that_all_items_below_a_day_are_of_it_is_doubted() -> None:
    assert events("◆5月26日（火）\n・不正な通信を検知\n・サーバーを遮断\n◆5月28日（木）\n・警察署に相談") == [
        ("2026-05-26", "不正な通信を検知", True),
        ("2026-05-26", "サーバーを遮断", False),
        ("2026-05-28", "警察署に相談", True),
    ]


def test_a_day_within_a_sentence_is_not_that_of_the_next() -> None:
    assert events("5月26日に警察へ届け出、5月27日と5月28日に報告しております。\n対象の方へお知らせいたします。")[
        -1
    ] == (
        "2026-05-28",
        "と5月28日に報告しております",
        True,
    )
