"""`parse_mail` shows what a mail becomes, one JSON line each, masked, and writes nothing."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.mail.reader import FOLDER, bare

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[3]
KEYS = [
    *("from_address", "from_name", "subject", "text", "reply_text", "html", "attachments"),
    *("is_auto", "message_id", "in_reply_to", "references", "error", "stored"),
]


def shown(*names: str) -> list[dict[str, object]]:
    out = StringIO()
    call_command("parse_mail", *(str(FOLDER / f"{name}.eml") for name in names), stdout=out, stderr=StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_mail_is_one_line_in_the_order_of_the_files() -> None:
    first, second = shown("iso2022jp", "file_rfc2231")

    assert list(first) == list(second) == KEYS
    assert first["from_name"] == "中村 髙子"
    assert second["attachments"] == [{"name": "明細書.pdf", "content_type": "application/pdf", "size": 15}]
    assert first["error"] is None


def test_what_cannot_be_read_says_why() -> None:
    (mail,) = shown("no_header")

    assert mail["error"] == "The mail has no header, so nobody knows who wrote it."


@pytest.mark.parametrize("name", ["card_number_everywhere", "file_text", "file_card_number_in_name"])
def test_no_line_holds_a_card_number(name: str) -> None:
    (mail,) = shown(name)

    assert "4111111111111111" not in bare(json.dumps(mail, ensure_ascii=False))
    assert mail["stored"]


def test_a_file_that_is_not_there_is_named_and_the_others_are_read() -> None:
    out, err = StringIO(), StringIO()

    call_command("parse_mail", "nowhere.eml", str(FOLDER / "iso2022jp.eml"), stdout=out, stderr=err)

    assert len(out.getvalue().splitlines()) == 1
    assert "nowhere.eml" in err.getvalue()


def test_when_no_file_can_be_read_the_run_has_failed() -> None:
    with pytest.raises(CommandError):
        call_command("parse_mail", "nowhere.eml", stderr=StringIO())


def test_it_reads_standard_input_and_needs_no_database(tmp_path: Path) -> None:
    raw = (FOLDER / "shift_jis.eml").read_bytes()
    env = {"HOTLINE_VAR": str(tmp_path), "PATH": "", "LANG": "C"}

    done = subprocess.run(
        [sys.executable, "manage.py", "parse_mail"], check=True, cwd=ROOT, env=env, input=raw, capture_output=True
    )

    assert json.loads(done.stdout)["text"].startswith("カードの再発行について教えてください。")
    assert not (tmp_path / "hotline.sqlite3").exists()
