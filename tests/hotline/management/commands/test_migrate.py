"""Two machines that start at once change the tables one after the other."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from hotline.alone import alone
from tests.faults.hotlines import PATIENCE, ROOT, until
from tests.faults.killing import database_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database of the kind under test, without a table."""
    line = connection.copy()
    name = line.settings_dict["NAME"] = str(tmp_path / "empty.sqlite3") if line.vendor == "sqlite" else "empty"
    if line.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("CREATE DATABASE empty")
    connections[name] = line
    yield line
    line.close()
    del connections[name]
    if line.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("DROP DATABASE empty WITH (FORCE)")


def migrating(line: BaseDatabaseWrapper, log: Path, *what: str) -> subprocess.Popen[bytes]:
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "DATABASE_URL": database_url(line)}
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "manage.py", "migrate", *what], cwd=ROOT, env=env, stdout=said, stderr=said
        )


def has_said_that_it_waits(process: subprocess.Popen[bytes], log: Path) -> bool:
    until(lambda: "Another process" in log.read_text() or process.poll() is not None, seconds=PATIENCE)
    return "Another process" in log.read_text()


def test_of_two_that_start_at_once_both_end_well(empty: BaseDatabaseWrapper, tmp_path: Path) -> None:
    logs = [tmp_path / "first", tmp_path / "second"]

    with migrating(empty, logs[0]) as first, migrating(empty, logs[1]) as second:
        codes = [first.wait(PATIENCE), second.wait(PATIENCE)]

    assert codes == [0, 0], [log.read_text() for log in logs]
    applied = [line for log in logs for line in log.read_text().splitlines() if line.endswith("... OK")]
    assert len(applied) == len(set(applied)) == len(MigrationLoader(empty).applied_migrations)


def test_one_that_waits_says_so_and_goes_on_when_the_other_has_ended(
    empty: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    with alone(empty, wait=pytest.fail):
        process = migrating(empty, log, "contenttypes")
        assert has_said_that_it_waits(process, log), log.read_text()
        applied = MigrationLoader(empty).applied_migrations

    assert process.wait(PATIENCE) == 0, log.read_text()
    assert not applied


def test_one_that_died_holds_up_nobody(empty: BaseDatabaseWrapper, tmp_path: Path) -> None:
    with alone(empty, wait=pytest.fail):
        waiting = migrating(empty, tmp_path / "log", "contenttypes")
        assert has_said_that_it_waits(waiting, tmp_path / "log")
        waiting.kill()
        waiting.wait()

    with migrating(empty, tmp_path / "log", "contenttypes") as after:
        assert after.wait(PATIENCE) == 0
