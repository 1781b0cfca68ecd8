"""The server in front of the app quotes requests in lines of its own: they pass the mask as well."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT, PATIENCE = Path(__file__).parents[2], 60  # seconds
HEADERS = (
    b"Host: localhost\r\nUser-Agent: 4111 1111 1111 1111\r\n"
    b"Referer: https://example.jp/?q=4111%201111%201111%201111\r\nConnection: close\r\n\r\n"
)
BROKEN, WHOLE = (
    b"GET /?card=4111111111111111 HTTP/9.9.4111111111111111\r\n\r\n",
    b"GET /healthz?card=4111111111111111 HTTP/1.1\r\n" + HEADERS,
)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of a gunicorn that writes both of its logs."""
    with socket.create_server(("127.0.0.1", 0)) as listener, (tmp_path / "log").open("wb") as log:
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env |= {"DJANGO_SETTINGS_MODULE": "hotline.settings", "HOTLINE_VAR": str(tmp_path / "var"), "SECRET_KEY": "x"}
        words = [
            "hotline.wsgi",
            "--bind",
            f"fd://{listener.fileno()}",
            "--no-control-socket",
            "--worker-class",
            "gthread",
        ]
        logs = ["--access-logfile", "-", "--log-level", "debug"]
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words, *logs],
            cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT, pass_fds=[listener.fileno()],
        )  # fmt: skip
        try:
            yield listener.getsockname()[1]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)


def asked(port: int, request: bytes) -> bytes:
    """What the server says to it."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.sendall(request)
        return line.makefile("rb").read()


LINK = b"GET /status/12:a-token-of-somebody/?who=nakamura HTTP/1.1\r\n" + HEADERS


def test_gunicorn_writes_no_token_of_a_link_and_no_query(port: int, tmp_path: Path) -> None:
    asked(port, LINK)

    until = time.monotonic() + PATIENCE
    while "/status/-" not in (written := (tmp_path / "log").read_text()) and time.monotonic() < until:
        time.sleep(0.1)
    assert "GET /status/-/?- " in written
    assert "a-token" not in written
    assert "nakamura" not in written


def test_what_gunicorn_writes_of_a_request_is_masked(port: int, tmp_path: Path) -> None:
    refused, _answer = asked(port, BROKEN), asked(port, WHOLE)

    until = time.monotonic() + PATIENCE
    while "GET /healthz" not in (written := (tmp_path / "log").read_text()) and time.monotonic() < until:
        time.sleep(0.1)
    assert b" 400 " in refused.splitlines()[0]
    assert written.count("••••1111") > 1
    assert "GET /healthz" in written
    assert "4111111111111111" not in written.replace(" ", "").replace("%20", "")
