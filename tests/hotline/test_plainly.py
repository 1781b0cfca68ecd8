"""What is no fault of the program is said in a sentence; what is one keeps its traceback."""

import socket
from pathlib import Path

import pytest
import redis
from django.db import connection

from hotline.plainly import plainly, sentence
from tests.faults.killing import database_url
from tests.faults.programs import ran

OUTBOX = ("manage.py", "run_outbox")


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(KeyError), plainly():
        raise KeyError("answers")


def test_a_queue_that_is_away_is_named() -> None:
    assert sentence(redis.ConnectionError("Error 111 connecting to 127.0.0.1:1. Connection refused.")) == (
        "The queue cannot be reached: Error 111 connecting to 127.0.0.1:1. Connection refused."
        " Start it, or correct REDIS_URL."
    )


@pytest.mark.once
def test_a_database_in_no_folder_is_named(tmp_path: Path) -> None:
    ended = ran(*OUTBOX, var=tmp_path, DATABASE_URL="sqlite:////nowhere/hotline.sqlite3")

    assert ended.returncode == 1
    assert ended.stdout.startswith("/nowhere/hotline.sqlite3 cannot be opened. See that its folder is there")


@pytest.mark.once
def test_a_database_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    ran("manage.py", "migrate", "contenttypes", var=tmp_path)
    file = tmp_path / "hotline.sqlite3"
    file.chmod(0o400)
    tmp_path.chmod(0o500)

    ended = ran("manage.py", "remove_stale_contenttypes", "--no-input", var=tmp_path)
    tmp_path.chmod(0o700)

    assert ended.returncode == 1
    assert ended.stdout.startswith(str(file))
    assert "Traceback" not in ended.stdout


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="another database")
def test_a_server_without_the_database_or_its_tables_is_named(tmp_path: Path) -> None:
    server = database_url().rpartition("/")[0]

    nothing, empty = (ran(*OUTBOX, var=tmp_path, DATABASE_URL=f"{server}/{name}") for name in ("none", "postgres"))

    assert nothing.returncode == empty.returncode == 1
    assert nothing.stdout.startswith("The database cannot be reached: ")
    assert nothing.stdout.endswith(" Start it, or correct DATABASE_URL.\n")
    assert empty.stdout == "The database lacks tables of this version. Run `manage.py migrate`.\n"


@pytest.mark.once
def test_a_server_that_takes_a_connection_and_says_nothing_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        ended = ran(
            *OUTBOX, var=tmp_path, DATABASE_URL=f"postgres://hotline@127.0.0.1:{port}/hotline?connect_timeout=1"
        )

    assert ended.returncode == 1
    assert ended.stdout.startswith("The database cannot be reached: ")
