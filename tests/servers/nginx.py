"""A real nginx with our example of a proxy, before a program that says what reached it."""

import os
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from hotline.parent_death import die_with_parent
from tests.servers.certificate import certify
from tests.servers.postgres import free_port

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "deploy" / "nginx.conf"
NAME, PATIENCE = "hotline.example.jp", 60
AROUND = """daemon off; user {user}; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 512; }}
http {{ gzip on; gzip_min_length 1; {temporary} include {folder}/hotline.conf; }}
"""
"""As Debian's: it compresses pages unless told otherwise."""


@dataclass
class Behind:
    """What came through: method and path, headers and the length of the body."""

    port: int
    reached: list[tuple[str, dict[str, str], int]] = field(default_factory=list)


@dataclass
class Proxy:
    """The running proxy, its folder, and what stands behind it."""

    port: int
    plain: int
    folder: Path
    behind: Behind

    def line(self, name: str = NAME) -> ssl.SSLSocket:
        """A connection by TLS to this name; the certificate is our own."""
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        return context.wrap_socket(socket.create_connection(("127.0.0.1", self.port), PATIENCE), server_hostname=name)

    def ask(self, request: str, body: bytes = b"") -> bytes:
        """The whole answer to a request, of which the line break at the end of each header is left out."""
        with self.line() as line:
            line.sendall(f"{request}\nHost: {NAME}\nConnection: close\n\n".replace("\n", "\r\n").encode() + body)
            return line.makefile("rb").read()

    def ask_plainly(self, asked: str, name: str) -> bytes:
        """The whole answer on port 80; nothing where the connection is closed without one."""
        with socket.create_connection(("127.0.0.1", self.plain), PATIENCE) as line:
            line.sendall(f"GET {asked} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
            return line.makefile("rb").read()

    def status(self, request: str) -> int:
        """The status of the answer alone: nginx waits for a body that it has refused before it closes."""
        with self.line() as line:
            line.sendall(f"{request}\nHost: {NAME}\nConnection: close\n\n".replace("\n", "\r\n").encode())
            return int(line.makefile("rb").readline().split()[1])

    def log(self, *, holding: str) -> str:
        """What was logged, once this stands in it."""
        until = time.monotonic() + PATIENCE
        while holding not in (said := (self.folder / "hotline.log").read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        return said


@contextmanager
def nginx(program: Path, **other: str) -> Iterator[Proxy]:
    """Starts both; `other` values for words of the example, such as a shorter time."""
    with _behind() as behind, tempfile.TemporaryDirectory(prefix="nginx-") as made:
        folder, ports = Path(made), {"443": str(free_port()), "80": str(free_port()), "8000": str(behind.port)}
        folder.chmod(0o755)
        certify(folder, NAME)
        _configure(folder, ports, other)
        server = subprocess.Popen(
            [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "errors"],
            preexec_fn=die_with_parent,  # noqa: PLW1509 - safe: no threads that hold locks
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(int(ports["443"]), server, folder)
            yield Proxy(int(ports["443"]), int(ports["80"]), folder, behind)
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _configure(folder: Path, ports: dict[str, str], other: dict[str, str]) -> None:
    conf = EXAMPLE.read_text()
    for old, new in {
        "listen 443": f"listen 127.0.0.1:{ports['443']}",
        "listen 80": f"listen 127.0.0.1:{ports['80']}",
        "127.0.0.1:8000": f"127.0.0.1:{ports['8000']}",
        "/etc/ssl/hotline/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "/run/hotline-bodies": f"{folder}/bodies",
        **other,
    }.items():
        assert old in conf, old
        conf = conf.replace(old, new)
    (folder / "hotline.conf").write_text(conf)
    kinds = ("proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "root" if os.geteuid() == 0 else "nobody"
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, temporary=temporary, user=user))


@contextmanager
def _behind() -> Iterator[Behind]:
    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one write an answer

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(length)
            found.reached.append((f"{self.command} {self.path}", dict(self.headers), length))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"a" * 5000)

        do_POST = do_GET  # noqa: N815 - the library names it

        def log_message(self, *_: object) -> None:
            """Logs nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        found = Behind(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


def _wait(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nginx does not answer: {(folder / 'errors').read_text()}")
