"""load_roster: one JSON object out, human words beside it; nothing is taken while a row is refused."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from inquiries.models import Event, Roster, RosterEntry
from inquiries.models.roster.blind_key import Kind
from tests.makers import make_version
from tests.roster.files import as_csv, as_xlsx, rows

pytestmark = pytest.mark.django_db
WINDOWS = {"member": {"value": ["2015-04-01", "2016-04-15"]}, "card": {"value": ["2016-01-01", "2016-04-15"]}}


@pytest.fixture(autouse=True)
def notice() -> None:
    make_version(facts={"windows": WINDOWS})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def run(*args: str | Path) -> tuple[dict[str, Any], str]:
    out, err = io.StringIO(), io.StringIO()
    with translation.override("en"):
        call_command("load_roster", *map(str, args), stdout=out, stderr=err)
    (line,) = out.getvalue().splitlines()
    return json.loads(line), err.getvalue()


def refusal(*args: str | Path) -> str:
    with pytest.raises(CommandError) as refused:
        run(*args)
    assert not Roster.objects.exists()
    return str(refused.value)


def test_it_counts_people_by_cohort_and_puts_the_list_in_force(file: Path) -> None:
    file.write_bytes(as_csv(rows(500), "cp932"))

    said, words = run(file)

    cards = 500 * 7386 // 131464
    assert said == {
        "rows": 500,
        "taken": 500,
        "refused": [],
        "cohorts": {"member": 500, "card": cards, "undetermined": 0, "outside": 0},
    }
    assert "in force" in words
    roster = Roster.objects.to_look_up()
    assert (roster.taken, roster.counts) == (500, said["cohorts"])
    assert roster.find(Kind.MAIL, "member7.1@example.jp").count() == 1


def test_nothing_is_taken_while_a_row_is_refused(file: Path) -> None:
    file.write_bytes(as_csv(rows(50, bad=[2, 9])))

    said, words = run(file)

    assert (said["rows"], said["taken"]) == (50, 0)
    assert said["refused"][0] == {"row": 2, "reason": "No whole mail address (メールアドレス)"}
    assert "Nothing was taken" in words
    assert not RosterEntry.objects.exists()
    assert not Roster.objects.exists()


def test_who_has_seen_the_bad_rows_leaves_them_out(file: Path) -> None:
    file.write_bytes(as_csv(rows(50, bad=[2, 9])))

    said, _words = run(file, "--skip-refused")

    assert (said["taken"], [bad["row"] for bad in said["refused"]]) == (48, [2, 9])
    assert RosterEntry.objects.count() == Roster.objects.to_look_up().taken == 48


def test_a_dry_run_writes_nothing(file: Path) -> None:
    file.write_bytes(as_csv(rows(5)))

    said, words = run(file, "--dry-run")

    assert said["taken"] == 5
    assert "Nothing was written" in words
    assert not Roster.objects.exists()


def test_the_same_file_again_changes_nothing(file: Path) -> None:
    file.write_bytes(as_csv(rows(5)))
    first, _words = run(file)
    kept = list(RosterEntry.objects.values_list("pk", "mail"))

    again, words = run(file)

    assert again == first
    assert "in force already" in words
    assert list(RosterEntry.objects.values_list("pk", "mail")) == kept
    assert Event.objects.named("roster.loaded").count() == 1


def test_another_file_replaces_the_list_whole(file: Path) -> None:
    file.write_bytes(as_csv(rows(5)))
    run(file)
    file.write_bytes(as_csv(rows(8)[5:]))

    run(file)

    assert RosterEntry.objects.count() == 3
    assert not Roster.objects.to_look_up().find(Kind.MAIL, "member1.1@example.jp").exists()


def test_columns_can_be_named(file: Path) -> None:
    file.write_bytes(as_csv([["x", "taro@example.jp", "2015/4/1"]], head=["甲", "乙", "丙"]))

    said, _words = run(file, "--map", "甲=member_id", "丙=registered_on", "--map", "乙=email")

    assert said["cohorts"]["member"] == 1
    assert Roster.objects.to_look_up().find(Kind.MEMBER, "X").exists()


def test_what_is_guessed_is_said(file: Path) -> None:
    file.write_bytes(as_csv([["taro@example.jp"]], head=["連絡用メール"]))

    assert "“連絡用メール” is taken for: Mail address" in run(file)[1]


def test_without_windows_nobody_is_in_a_cohort_and_it_says_why(file: Path) -> None:
    make_version("ほかの文です。", facts={})
    file.write_bytes(as_csv(rows(5)))

    said, words = run(file)

    assert said["cohorts"] == {"member": 0, "card": 0, "undetermined": 0, "outside": 0}
    assert "names no window" in words


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--map", "メール=email"], "There is no column “メール”"),
        (["--map", "メールアドレス=mailaddr"], "is not COLUMN=FIELD"),
        (["--map", "メールアドレス"], "is not COLUMN=FIELD"),
        (["--sheet", "二枚目"], "no sheet"),
    ],
)
def test_what_it_does_not_understand_it_says(arguments: list[str], words: str, file: Path) -> None:
    file.write_bytes(as_xlsx(rows(2)))

    assert words in refusal(file, *arguments)


def test_files_that_are_no_lists(file: Path) -> None:
    assert "cannot be read" in refusal(file)
    file.write_bytes(as_csv([["4111 1111 1111 1111", "taro@example.jp"]], head=["メモ", "メール"]))
    assert "card number" in refusal(file)
    file.write_bytes(as_csv([["1", "山田"]], head=["番", "氏名"]))
    assert "which column" in refusal(file)
