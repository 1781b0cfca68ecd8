"""A file of answers is taken in from the command line: all of it or nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inquiries.models import Topic
from tests.makers import make_version

pytestmark = pytest.mark.django_db
FILE = 'format = "hotline-handbook-1"\n[topic.fee]\nname_ja = "手数料"\nname_en = "Fee"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_version()
    path = tmp_path / "answers.toml"
    path.write_text(FILE)
    return path


def test_it_prints_how_much_is_new(file: Path) -> None:
    out = StringIO()

    call_command("import_answers", file, stdout=out)

    assert json.loads(out.getvalue()) == {"topics": 1, "taboos": 0, "answers": 0}
    assert Topic.objects.get().key == "fee"


def test_it_can_be_tried(file: Path) -> None:
    call_command("import_answers", file, dry_run=True, stdout=StringIO(), stderr=StringIO())

    assert not Topic.objects.exists()


def test_what_is_wrong_is_said_and_nothing_is_taken_in(file: Path) -> None:
    file.write_text(FILE + "[topic.police]\n")

    with pytest.raises(CommandError, match="police"):
        call_command("import_answers", file)

    assert not Topic.objects.exists()


def test_a_file_that_is_not_there_is_said_to_be_so(file: Path) -> None:
    with pytest.raises(CommandError):
        call_command("import_answers", file.with_name("none.toml"))
