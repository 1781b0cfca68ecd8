"""An alarm is posted to the address of the settings, by https, signed, and nowhere else."""

import hashlib
import hmac
import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from inquiries.watch import webhook
from inquiries.watch.webhook import Refused, is_public, post
from tests.servers.certificate import certify

pytestmark = pytest.mark.once
SECRET = "thirty-two letters that nobody knows"
NAME = "alarm.example.jp"


@dataclass
class Receiver:
    """What it got, and what it answers."""

    port: int = 0
    status: int = 204
    location: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}/alarms?team=1"


@contextmanager
def receiver(folder: Path) -> Iterator[Receiver]:
    """A server with TLS on this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append((self.path, dict(self.headers), body))
            self.send_response(found.status)
            if found.location:
                self.send_header("Location", found.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Logs nothing."""

    certify(folder, NAME)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True)
        found = Receiver(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


@pytest.fixture
def listening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Receiver]:
    """The name leads to this machine, which is allowed, and its certificate is trusted."""
    settings.HOTLINE_ALARM_WEBHOOK_PRIVATE = True
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "fullchain.pem"))
    leads_to(monkeypatch, "127.0.0.1")
    with receiver(tmp_path) as found:
        yield found


def leads_to(monkeypatch: pytest.MonkeyPatch, *places: str) -> None:
    """Every name is resolved to these, however often it is asked for."""
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *more: Any, **named: Any) -> Any:
        if host == NAME:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]
        return real(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_it_is_posted_and_signed(listening: Receiver) -> None:
    post(listening.url, {"part": "mail"}, secret=SECRET)

    ((path, headers, body),) = listening.got
    stamp, made = (one.partition("=")[2] for one in headers[webhook.SIGNATURE].split(","))
    assert path == "/alarms?team=1"
    assert json.loads(body) == {"part": "mail"}
    assert made == hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def test_a_redirect_is_not_followed(listening: Receiver) -> None:
    listening.status, listening.location = 307, listening.url

    with pytest.raises(Refused, match="307"):
        post(listening.url, {}, secret=SECRET)

    assert len(listening.got) == 1


def test_a_certificate_for_another_name_is_not_believed(listening: Receiver) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        post(listening.url.replace(NAME, "localhost"), {}, secret=SECRET)

    assert listening.got == []


def test_an_address_that_is_not_public_is_refused_unless_it_is_allowed(listening: Receiver, settings: Settings) -> None:
    settings.HOTLINE_ALARM_WEBHOOK_PRIVATE = False

    with pytest.raises(Refused, match="no public address"):
        post(listening.url, {}, secret=SECRET)

    assert listening.got == []


def test_a_name_that_leads_to_both_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch, "198.51.100.1", "8.8.8.8", "10.0.0.1")

    with pytest.raises(Refused, match="no public address"):
        post(f"https://{NAME}/", {}, secret=SECRET)


def test_a_name_that_leads_elsewhere_a_moment_later_is_not_asked_again(
    listening: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *more: Any, **named: Any) -> Any:
        asked.append(host)
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    post(listening.url, {}, secret=SECRET)

    assert asked.count(NAME) == 1


@pytest.mark.parametrize(
    "url", ["http://alarm.example.jp/", "https:///x", "https://a:b@alarm.example.jp/", "file:///etc/passwd"]
)
def test_nothing_but_https_is_asked(url: str) -> None:
    with pytest.raises(Refused):
        post(url, {}, secret=SECRET)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_no_address_of_our_own_counts_as_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888"])
def test_those_of_others_do(address: str) -> None:
    assert is_public(address)
