"""Two machines that start at once change the tables one after the other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from hotline.alone import alone
from tests.blank import still_to_do
from tests.faults.hotlines import PATIENCE, ROOT, until
from tests.faults.killing import database_url

pytestmark = pytest.mark.django_db


def migrating(line: BaseDatabaseWrapper, log: Path, *what: str) -> subprocess.Popen[bytes]:
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "DATABASE_URL": database_url(line)}
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "manage.py", "migrate", *what], cwd=ROOT, env=env, stdout=said, stderr=said
        )


def has_said_that_it_waits(process: subprocess.Popen[bytes], log: Path) -> bool:
    until(lambda: "Another process" in log.read_text() or process.poll() is not None, seconds=PATIENCE)
    return "Another process" in log.read_text()


def test_of_two_that_start_at_once_both_end_well(blank: BaseDatabaseWrapper, tmp_path: Path) -> None:
    logs = [tmp_path / "first", tmp_path / "second"]

    with migrating(blank, logs[0]) as first, migrating(blank, logs[1]) as second:
        codes = [first.wait(PATIENCE), second.wait(PATIENCE)]

    assert codes == [0, 0], [log.read_text() for log in logs]
    applied = [line for log in logs for line in log.read_text().splitlines() if line.endswith("... OK")]
    assert len(applied) == len(set(applied))
    assert still_to_do(blank) == []


def test_one_that_waits_says_so_and_goes_on_when_the_other_has_ended(
    blank: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    with alone(blank, wait=pytest.fail):
        process = migrating(blank, log, "contenttypes")
        assert has_said_that_it_waits(process, log), log.read_text()
        applied = MigrationLoader(blank).applied_migrations

    assert process.wait(PATIENCE) == 0, log.read_text()
    assert not applied


def test_one_that_died_holds_up_nobody(blank: BaseDatabaseWrapper, tmp_path: Path) -> None:
    with alone(blank, wait=pytest.fail):
        waiting = migrating(blank, tmp_path / "log", "contenttypes")
        assert has_said_that_it_waits(waiting, tmp_path / "log")
        waiting.kill()
        waiting.wait()

    with migrating(blank, tmp_path / "log", "contenttypes") as after:
        assert after.wait(PATIENCE) == 0
