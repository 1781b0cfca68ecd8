"""No SQLite that can lose rows in WAL mode ever runs in it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from hotline import sqlite
from tests.faults.programs import ran

ASK = "import django; django.setup(); from django.db import connection as c; q = c.cursor().execute; "
VERSION_AND_MODE = ASK + "print(*q('SELECT sqlite_version()').fetchone(), *q('PRAGMA journal_mode').fetchone())"
ROWS = ASK + "from django.db.migrations.recorder import MigrationRecorder as R; print(len(R(c).applied_migrations()))"
WITHOUT_THE_WHEEL = "import sys; sys.modules['pysqlite3'] = None; "


@pytest.mark.parametrize(
    ("version", "is_affected"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
        ((4, 0, 0), False),
    ],
)
def test_it_is_known_which_versions_lose_rows(version: tuple[int, ...], *, is_affected: bool) -> None:
    assert sqlite.is_affected(version) == is_affected


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="another database")
def test_the_suite_itself_runs_on_no_log_that_loses_rows() -> None:
    with connection.cursor() as cursor:
        [[version]] = cursor.execute("SELECT sqlite_version()")
        [[mode]] = cursor.execute("PRAGMA journal_mode")

    assert mode == ("delete" if sqlite.is_affected(tuple(map(int, version.split(".")))) else "wal")


@pytest.mark.once
@pytest.mark.parametrize("before", ["", WITHOUT_THE_WHEEL], ids=["with the wheel", "without"])
def test_a_program_takes_its_mode_from_the_library_that_it_has(before: str, tmp_path: Path) -> None:
    said = ran("-c", before + VERSION_AND_MODE, var=tmp_path).stdout.split()

    version = tuple(map(int, said[0].split(".")))
    assert said[1:] == ["delete" if sqlite.is_affected(version) else "wal"]


@pytest.mark.once
def test_a_database_of_one_mode_is_opened_in_the_other_and_keeps_its_rows(tmp_path: Path) -> None:
    written = ran("manage.py", "migrate", "contenttypes", var=tmp_path)

    for before in (WITHOUT_THE_WHEEL, "", WITHOUT_THE_WHEEL):
        count = ran("-c", before + ROWS, var=tmp_path)
        assert count.stdout.split() == ["2"], written.stdout + count.stdout


@pytest.mark.once
def test_the_wheel_is_here_wherever_the_requirements_ask_for_it() -> None:
    asked = "from importlib.metadata import version; print(version('pysqlite3'))"
    has_wheel = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False).returncode == 0

    loaded = ran("-c", "import hotline, sqlite3; print(sqlite3.__name__)", var=Path()).stdout.split()

    assert loaded == ["pysqlite3" if has_wheel else "sqlite3"]


@pytest.fixture
def line() -> Iterator[sqlite3.Connection]:
    """To the library that took Python's place."""
    with closing(sqlite3.connect(":memory:")) as line:
        yield line


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT json_extract('{\"a\": [1, 2]}', '$.a[1]')", 2),
        ("SELECT round(sqrt(2) * log(10) * power(2, 3), 3)", 11.314),
        ("SELECT count(*) FROM words WHERE words MATCH '\"再発 発行\"'", 1),
    ],
)
def test_it_can_do_what_is_asked_of_it(question: str, answer: object, line: sqlite3.Connection) -> None:
    line.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61')")
    line.execute("INSERT INTO words VALUES ('再発 発行 行の')")

    [[found]] = line.execute(question)

    assert found == answer


def test_its_rows_copies_and_errors_are_those_that_python_names(line: sqlite3.Connection) -> None:
    line.row_factory = sqlite3.Row
    line.execute("CREATE TABLE one (number UNIQUE)")
    line.execute("INSERT INTO one VALUES (1)")
    with closing(sqlite3.connect(":memory:")) as copy:
        line.commit()
        line.backup(copy)

        assert line.execute("SELECT number FROM one").fetchone()["number"] == 1
        assert copy.execute("SELECT number FROM one").fetchone() == (1,)
        with pytest.raises(sqlite3.IntegrityError):
            copy.execute("INSERT INTO one VALUES (1)")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="another database")
def test_an_error_of_django_comes_from_the_library_in_place() -> None:
    with pytest.raises(IntegrityError) as raised, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_content_type (app_label, model) VALUES ('a', 'b'), ('a', 'b')")

    assert isinstance(raised.value.__cause__, sqlite3.IntegrityError)


def test_a_person_is_told_which_version_runs_and_how() -> None:
    assert sqlite.about((3, 53, 4)) == "SQLite 3.53.4 in WAL mode."
    assert "SQLite 3.40.1, which can lose rows in WAL mode" in sqlite.about((3, 40, 1))


@pytest.mark.once
@pytest.mark.parametrize("large", [10**9, 0], ids=["looked through", "looked over"])
def test_a_damaged_file_is_named_before_anything_is_added(
    large: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran("manage.py", "migrate", "contenttypes", var=tmp_path)
    file = tmp_path / "hotline.sqlite3"
    content = bytearray(file.read_bytes())
    content[2 * 4096 : 3 * 4096] = bytes(4096)
    file.write_bytes(content)
    set_limit = f"import hotline.sqlite as s; s.LARGE = {large}; "

    ended = ran(
        "-c", set_limit + "import runpy; runpy.run_module('hotline.opening', run_name='__main__')", var=tmp_path
    )

    assert ended.returncode == 78
    assert ended.stdout.startswith(f"{file} is damaged (")
    assert "put back a copy that is whole" in ended.stdout
    assert "Traceback" not in ended.stdout
