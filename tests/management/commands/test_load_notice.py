"""load_notice: one JSON object out, human words beside it, nothing written where it is refused."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from inquiries.models import Topic, Version
from tests.notice.texts import DATA, ROOT, real_text, sample

pytestmark = pytest.mark.django_db

SAMPLE = ROOT / "inquiries" / "sample" / "notice.txt"


def run(*args: str | Path) -> tuple[dict[str, Any], str]:
    out, err = io.StringIO(), io.StringIO()
    with translation.override("en"):
        call_command("load_notice", *map(str, args), stdout=out, stderr=err)
    (line,) = out.getvalue().splitlines()
    return json.loads(line), err.getvalue()


def refusal(*args: str | Path) -> str:
    with pytest.raises(CommandError) as refused:
        run(*args)
    assert not Version.objects.exists()
    assert not Topic.objects.exists()
    return str(refused.value)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return tmp_path / "notice.txt"


def test_the_real_notice_is_told_as_one_object() -> None:
    text = real_text()

    told, _words = run(DATA / "notice.txt", "--published", "2016-04-27")

    assert list(told) == ["version", "title", "published", "facts", "clauses", "answers", "changes"]
    assert (told["version"], told["published"], told["changes"]) == (1, "2016-04-27", None)
    assert told["clauses"][4] == {
        "id": "c5",
        "section": ["1.流出した可能性のある個人情報について", "【対象となるお客様】"],
        "text": "平成27年4月1日~平成28年4月15日までの間、",
    }
    assert sum(bool(quotes) for quotes in told["answers"].values()) == 21
    assert all(quote in text for quotes in told["answers"].values() for quote in quotes)
    assert told["answers"]["compensation"] == []


def test_a_notice_is_taken_in() -> None:
    _told, words = run(SAMPLE, "--published", "2026-11-20")

    assert Version.objects.get().text == sample().text
    assert "Version 1 was loaded." in words


def test_a_dry_run_writes_nothing() -> None:
    told, words = run(SAMPLE, "--published", "2026-11-20", "--dry-run")

    assert told["version"] == 1
    assert not Version.objects.exists()
    assert "Nothing was written." in words


def test_a_dry_run_of_another_text_tells_what_would_change(notice: Path) -> None:
    run(SAMPLE, "--published", "2026-11-20")
    notice.write_text(sample().text.replace("最大3,164件", "最大3,201件"))

    told, _words = run(notice, "--published", "2026-11-24", "--dry-run")

    assert told["version"] == 2
    assert told["changes"]["changed"] == [["クレジットカード情報　最大3,164件", "クレジットカード情報　最大3,201件"]]
    assert (told["changes"]["removed"], told["changes"]["added"]) == ([], [])
    assert Version.objects.count() == 1


def test_the_same_file_again_tells_the_same_and_writes_nothing() -> None:
    first, _words = run(SAMPLE, "--published", "2026-11-20")

    again, words = run(SAMPLE, "--published", "2026-11-20")

    assert again == first
    assert "loaded before" in words
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text"),
        (b"\xe3\x81\x82" * 4_000_000, "larger than one megabyte"),
        (b"***\n---\n", "No sentence"),
    ],
    ids=["empty", "binary", "twelve megabytes", "no sentence"],
)
def test_what_is_no_notice_is_refused_in_a_plain_sentence(notice: Path, raw: bytes, sentence: str) -> None:
    notice.write_bytes(raw)

    assert sentence in refusal(notice, "--published", "2026-11-20")


def test_a_notice_without_headings_is_taken_in_with_a_warning(notice: Path) -> None:
    notice.write_text("このたびは申し訳ございません。")

    told, words = run(notice, "--published", "2026-11-20")

    assert told["clauses"] == [{"id": "c1", "section": [], "text": "このたびは申し訳ございません。"}]
    assert "no headings" in words


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "none.txt", "--published", "2026-11-20")
    assert "cannot be read" in refusal(tmp_path, "--published", "2026-11-20")


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20.11.2026"])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    assert "YYYY-MM-DD" in refusal(SAMPLE, "--published", day)


def test_what_is_unsure_is_said_in_words_too(notice: Path) -> None:
    notice.write_text(
        "流出に関するお知らせ\n\n1. 窓口\n受付時間は9:00~18:00です。\n"
        "2025年6月1日から2026年10月31日までの間に会員登録をされたお客様を対象としております。\n",
        "utf-8",
    )

    printed, said = run(notice, "--published", "2026-11-20", "--dry-run")

    assert not printed["facts"]["windows"]["member"]["sure"]
    assert "Please check “2025年6月1日から2026年10月31日”: It is not clear whose period this is." in said
