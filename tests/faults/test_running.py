"""`make run`: it opens, it stays open, it closes, and nobody is left behind."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from email.utils import format_datetime
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.utils import timezone

from hotline import sqlite
from tests.faults.hotlines import PATIENCE, Hotline, hotline, until
from tests.mail.writing import mail
from tests.needs import need
from tests.servers.dovecot import Inbox, dovecot
from tests.servers.postgres import free_port
from tests.template import fill

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
EVERYBODY = ("hotline", "valkey-server", "gunicorn", "worker", "beat")
MEMORY = 500_000_000
"""Bytes of all processes: three hold the whole program, some 130 MB each."""


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of these tests: the sample was loaded at a first opening, and every later one finds it."""
    var = tmp_path_factory.mktemp("hotline") / "var"
    fill(var)
    return var


@pytest.fixture(scope="module")
def opened(var: Path) -> Iterator[Hotline]:
    """One that is only looked at, with all of its parts there."""
    with hotline(var, port=free_port()) as running:
        assert until(lambda: are_all_there(running)), running.everybody()
        yield running
        running.close()


def are_all_there(running: Hotline) -> bool:
    called = " ".join(running.everybody().values())
    return all(name in called for name in EVERYBODY)


def test_its_page_answers_when_it_says_so(opened: Hotline) -> None:
    with urlopen(opened.address) as page:  # noqa: S310 - our own address
        assert page.status == http.client.OK


@pytest.mark.parametrize("role", ["operator", "supervisor", "card_desk", "headquarters", "administrator"])
def test_it_prints_a_sign_in_for_each_role(opened: Hotline, role: str) -> None:
    assert role in opened.words


def test_it_names_its_sqlite_and_runs_on_no_log_that_loses_rows(opened: Hotline) -> None:
    [version] = re.findall(r"SQLite ([\d.]+)", opened.words)
    with closing(sqlite3.connect(opened.var / "hotline.sqlite3")) as database:
        [[mode]] = database.execute("PRAGMA journal_mode")

    assert mode == ("delete" if sqlite.is_affected(tuple(map(int, version.split(".")))) else "wal")


def test_it_stays_within_its_memory(opened: Hotline) -> None:
    assert not until(lambda: opened.memory() > MEMORY, seconds=3)


def test_a_second_one_on_the_same_folder_is_told_where_the_first_is(opened: Hotline, var: Path) -> None:
    second = Hotline(var, port=free_port())

    assert second.process.wait(PATIENCE) == 1
    assert f"already open at {opened.address.rstrip('/')}" in second.words


def test_a_part_that_dies_is_started_again(opened: Hotline) -> None:
    def workers() -> set[int]:
        return {pid for pid, called in opened.everybody().items() if "worker --pool" in called}

    first = workers()

    for pid in first:
        os.kill(pid, signal.SIGKILL)

    assert until(lambda: workers() - first)
    assert "worker has stopped" in opened.words


def test_while_the_web_server_is_started_again_nobody_is_turned_away(opened: Hotline) -> None:
    first = {pid for pid, called in opened.everybody().items() if "gunicorn" in called}

    for pid in first:
        os.kill(pid, signal.SIGTERM)
    assert until(lambda: not first & opened.everybody().keys())

    with urlopen(opened.address, timeout=PATIENCE) as page:  # noqa: S310 - our own address
        assert page.status == http.client.OK
    assert "web has stopped" in opened.words


def test_a_taken_port_is_named_and_ctrl_c_ends_everybody(opened: Hotline, var: Path) -> None:
    opened.close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with hotline(var, port=port) as second:
            exit_code = second.close()

            assert f"Port {port} is taken." in second.words
            assert second.address != f"http://127.0.0.1:{port}/"
            assert exit_code == 0
            assert second.everybody() == {}


def test_a_killed_parent_leaves_nobody(opened: Hotline, var: Path) -> None:
    opened.close()
    with hotline(var, port=free_port()) as second:
        assert until(lambda: are_all_there(second))

        os.kill(second.process.pid, signal.SIGKILL)
        second.process.wait()

        assert until(lambda: not second.everybody()), second.everybody()


def test_where_a_mailbox_lies_on_a_server_somebody_waits_for_its_mail(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dovecot(need("dovecot")) as server:
        inbox = Inbox(server.port, "running")
        monkeypatch.setenv("HOTLINE_MAILBOXES", inbox.url)
        with hotline(var, port=free_port()) as running:
            assert until(lambda: "wait_for_mail" in " ".join(running.everybody().values()))
            inbox.put(mail(f"Date: {format_datetime(timezone.now())}"))

            assert until(lambda: inbox.subjects("Archive"))
            assert running.close() == 0
            assert running.everybody() == {}
