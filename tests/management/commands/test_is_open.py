import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_version

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # hours are counted, not asked for

SPAN = {"opens": "09:00", "closes": "18:00", "days": [0, 1, 2, 3, 4], "holidays": False}
SPAN |= {"from": None, "until": None, "phone": None}
CASE = """お客様情報の流出に関するお詫びとお知らせ

2026年11月20日
株式会社みずうみ商店

お詫び申し上げます。

お問い合わせ窓口
みずうみ お客様相談窓口
電話番号：0120-000-123
受付時間：{hours}
メールアドレス：madoguchi@example.jp
"""
"""As in three bug reports of other systems: a lunch break, around the clock, holidays (data/cases 70 to 72)."""


def run(monkeypatch: pytest.MonkeyPatch, given: bytes | str) -> tuple[list[dict[str, Any]], str]:
    out, err = io.StringIO(), io.StringIO()
    raw = given if isinstance(given, bytes) else given.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    call_command("is_open", stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def in_force(hours: str) -> None:
    load(read(CASE.format(hours=hours), published=date(2026, 11, 20)))


def opened(monkeypatch: pytest.MonkeyPatch, *moments: str) -> list[tuple[bool, str | None]]:
    answers, err = run(monkeypatch, "\n".join(moments))
    assert err == ""
    return [(answer["open"], answer["next"]) for answer in answers]


def test_each_instant_gets_its_answer_and_the_next_change(monkeypatch: pytest.MonkeyPatch) -> None:
    make_version(facts={"schedule": {"value": {"zone": "Asia/Tokyo", "spans": [SPAN], "special": []}}})

    answers, err = run(monkeypatch, "2026-11-20T17:59:00+09:00\n2026-11-20T09:00:00Z\n")

    assert answers == [
        {"at": "2026-11-20T17:59:00+09:00", "open": True, "next": "2026-11-20T18:00:00+09:00"},
        {"at": "2026-11-20T09:00:00Z", "open": False, "next": "2026-11-24T09:00:00+09:00"},
    ]
    assert err == ""


def test_an_instant_without_a_zone_is_told_by_the_clock_of_the_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    make_version(facts={"schedule": {"value": {"zone": "Asia/Singapore", "spans": [SPAN], "special": []}}})

    answers, _err = run(monkeypatch, "2026-11-20T09:30\n2026-11-20T09:30+09:00")

    assert [answer["open"] for answer in answers] == [True, False]


def test_a_lunch_break(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("9:00～12:00、13:00～17:00（土日祝日を除く）")

    assert opened(monkeypatch, "2026-11-20T16:00", "2026-11-20T12:30", "2026-11-20T10:00") == [
        (True, "2026-11-20T17:00:00+09:00"),
        (False, "2026-11-20T13:00:00+09:00"),
        (True, "2026-11-20T12:00:00+09:00"),
    ]


def test_around_the_clock_it_never_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("24時間（年中無休）")

    assert opened(monkeypatch, "2026-11-20T03:00", "2026-11-21T00:00") == [(True, None), (True, None)]


def test_week_ends_public_holidays_and_the_turn_of_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("平日 9:00～18:00（土・日・祝日、12月29日～1月3日を除く）")

    closed = ["2026-11-21T10:00", "2026-11-23T10:00", "2026-12-30T10:00"]
    assert opened(monkeypatch, *closed, "2026-12-28T10:00") == [
        (False, "2026-11-24T09:00:00+09:00"),
        (False, "2026-11-24T09:00:00+09:00"),
        (False, "2027-01-04T09:00:00+09:00"),
        (True, "2026-12-28T18:00:00+09:00"),
    ]


def test_hours_that_were_not_understood_are_called_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("別途ご案内します")

    with translation.override("en"):
        answers, err = run(monkeypatch, "2026-11-20T10:00")

    assert answers[0]["open"] is True
    assert "guess" in err


def test_hours_in_doubt_are_told_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    in_force("9:00～17:00")

    with translation.override("en"):
        _answers, err = run(monkeypatch, "2026-11-20T10:00")

    assert "on which days" in err


@pytest.mark.parametrize(
    "line",
    ["tomorrow", "2026-13-01T00:00", "{}", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00+14:00", "4111 1111", "١٢"],
)
def test_a_line_that_is_no_instant_is_named_and_the_others_keep_their_places(
    monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    make_version(facts={"schedule": {"value": {"zone": "Asia/Tokyo", "spans": [SPAN], "special": []}}})

    answers, err = run(monkeypatch, f"2026-11-20T10:00\n{line}\n\n2026-11-20T10:00")

    assert [answer["open"] for answer in answers] == [True, None, True]
    assert answers[1] == {"at": line, "open": None, "next": None}
    assert "2" in err


def test_bytes_that_are_no_text_are_no_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    make_version()

    answers, err = run(monkeypatch, b"\xff\xfe\n\xef\xbb\xbf2026-11-20T10:00\n")

    assert answers[0]["open"] is None
    assert err


def test_without_a_notice_nobody_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, err = run(monkeypatch, "2026-11-20T10:00")

    assert answers == [{"at": "2026-11-20T10:00", "open": None, "next": None}]
    assert err


def test_a_version_that_was_loaded_before_there_were_schedules_goes_by_its_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hours = [{"value": ["10:00", "16:00"], "quote": "", "sure": True}]
    closed = [{"value": value, "quote": "", "sure": True} for value in (5, "holiday")]
    make_version(facts={"hours": hours, "closed_days": closed, "opens_on": None, "ends_on": None})

    assert opened(monkeypatch, "2026-11-20T09:30", "2026-11-23T10:00", "2026-11-21T10:00") == [
        (False, "2026-11-20T10:00:00+09:00"),
        (True, "2026-11-23T16:00:00+09:00"),
        (False, "2026-11-22T10:00:00+09:00"),
    ]
