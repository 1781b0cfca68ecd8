"""A Redis of our own on a free port, for as long as a test runs; nothing of it is kept."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.servers.postgres import free_port


@contextmanager
def redis_server(program: Path, folder: Path) -> Iterator[str]:
    """Start it; its REDIS_URL; stop it."""
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", "", "--daemonize", "no"]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        with redis.Redis(port=port) as line:
            for _attempt in range(100):
                try:
                    line.ping()
                    break
                except redis.ConnectionError:
                    time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()
