"""The catalogue as a file, from the command line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.makers import make_answer

pytestmark = pytest.mark.django_db


def exported() -> str:
    out = StringIO()
    call_command("export_answers", stdout=out)
    return out.getvalue()


def test_what_is_written_can_be_taken_in_and_is_the_same(tmp_path: Path) -> None:
    make_answer()
    file = tmp_path / "answers.toml"
    file.write_text(exported())

    call_command("import_answers", file, stdout=StringIO())

    assert exported() == file.read_text()


def test_without_a_notice_there_is_nothing_to_write() -> None:
    with pytest.raises(CommandError):
        exported()
