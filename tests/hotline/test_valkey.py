"""The embedded Valkey keeps what it took in, and there is never a second one on its files."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from hotline import valkey
from tests.faults.hotlines import PATIENCE, until

pytestmark = pytest.mark.once
Serve = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a server on the test's folder and waits until it answers."""
    started = []

    def start() -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "hotline.valkey", str(tmp_path)]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        assert until(lambda: valkey.answers(valkey.address(tmp_path)))
        return started[-1]

    yield start
    for server in started:
        server.kill()
        server.wait()


def test_nobody_answers_where_nobody_serves(tmp_path: Path) -> None:
    assert not valkey.answers(valkey.address(tmp_path))


def test_what_was_taken_in_a_second_ago_survives_a_kill(tmp_path: Path, serve: Serve) -> None:
    server = serve()
    with redis.Redis(unix_socket_path=str(valkey.address(tmp_path))) as line:
        line.rpush("queue", "a reply to send")
        line.waitaof(1, 0, 0)  # it is written once a second

    server.kill()
    server.wait()
    serve()

    with redis.Redis(unix_socket_path=str(valkey.address(tmp_path))) as line:
        assert line.lrange("queue", 0, -1) == [b"a reply to send"]


def test_only_its_owner_can_connect(tmp_path: Path, serve: Serve) -> None:
    serve()

    assert valkey.address(tmp_path).stat().st_mode & 0o077 == 0


def test_one_that_was_left_behind_is_closed(tmp_path: Path, serve: Serve) -> None:
    server = serve()

    valkey.dismiss(valkey.address(tmp_path))

    assert server.wait(PATIENCE) == 0


def test_a_folder_too_deep_for_a_socket_is_named() -> None:
    with pytest.raises(valkey.AddressTooLong, match="set HOTLINE_VAR to a shorter folder, or REDIS_URL"):
        valkey.address(Path("/" + "deep/" * 30))
