"""A Redis server on a free port, without files."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.faults.hotlines import until
from tests.servers.postgres import free_port


@contextmanager
def redis_server(program: Path, folder: Path, *, port: int | None = None) -> Iterator[str]:
    """Starts Redis; yields its REDIS_URL; stops it."""
    port = port or free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", "", "--daemonize", "no"]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        with redis.Redis(port=port) as line:
            assert until(lambda: _answers(line)), "Redis does not answer"
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _answers(line: redis.Redis) -> bool:
    try:
        return bool(line.ping())
    except redis.ConnectionError:
        return False
