"""A mail server that shows somebody else's certificate hears no password."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from inquiries.mail.boxes.failures import NOT_SIGNED_IN, NOT_TRUSTED
from inquiries.mail.boxes.imap import ImapMailbox
from inquiries.mail.boxes.location import Location
from inquiries.mail.boxes.mailbox import Unreachable
from tests.servers.certificate import certify

pytestmark = pytest.mark.once
PATIENCE = 30


@contextmanager
def mail_server(folder: Path, scheme: str, name: str) -> Iterator[tuple[int, list[bytes]]]:
    """Its port and the commands that it hears. It lets nobody in."""
    certify(folder, name)
    shown, heard = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), list[bytes]()
    shown.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")

    def talk(plain: socket.socket, *, is_hidden: bool) -> None:
        with suppress(OSError), plain, shown.wrap_socket(plain, server_side=True) if is_hidden else plain as line:
            line.sendall(b"* OK here\r\n") if is_hidden == (scheme == "imaps") else None
            for command in line.makefile("rb"):
                heard.append(command)
                number, verb = command.split()[:2]
                if verb == b"STARTTLS":
                    line.sendall(number + b" OK begin\r\n")
                    talk(line, is_hidden=True)
                    return
                told = b"* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\n" if verb == b"CAPABILITY" else b""
                line.sendall(told + number + (b" OK done\r\n" if told else b" NO not you\r\n"))

    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(PATIENCE)

        def answer() -> None:
            with suppress(OSError):
                talk(door.accept()[0], is_hidden=scheme == "imaps")

        Thread(target=answer, daemon=True).start()
        yield door.getsockname()[1], heard


def why_not(scheme: str, port: int) -> str:
    """The sentence for the desk."""
    with pytest.raises(Unreachable) as told, ImapMailbox(Location.read(f"{scheme}://sato:sesame@localhost:{port}/")):
        pass
    return str(told.value)


@pytest.mark.parametrize("scheme", ["imaps", "imap+tls"])
def test_a_certificate_that_nobody_vouches_for_is_refused_and_no_password_is_said(tmp_path: Path, scheme: str) -> None:
    with mail_server(tmp_path, scheme, "localhost") as (port, heard):
        assert why_not(scheme, port) == NOT_TRUSTED

    assert b"sesame" not in b"".join(heard)


@pytest.mark.parametrize("scheme", ["imaps", "imap+tls"])
def test_so_is_that_of_another_host(tmp_path: Path, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "fullchain.pem"))

    with mail_server(tmp_path, scheme, "elsewhere.example.jp") as (port, heard):
        assert why_not(scheme, port) == NOT_TRUSTED

    assert b"sesame" not in b"".join(heard)


@pytest.mark.parametrize("scheme", ["imaps", "imap+tls"])
def test_an_authority_of_one_s_own_is_named_in_the_environment(
    tmp_path: Path, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "fullchain.pem"))

    with mail_server(tmp_path, scheme, "localhost") as (port, _heard):
        assert why_not(scheme, port) == NOT_SIGNED_IN
