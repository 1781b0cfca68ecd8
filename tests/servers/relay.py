"""Relay: a TCP proxy to a real server, which can cut connections and hide capabilities of the server."""

import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

SLICE = 0.05


@dataclass
class Relay:
    """A relay that listens on `port` and removes the words of `hidden` from the server's answers."""

    port: int
    hidden: tuple[bytes, ...]
    is_open: bool = True
    lines: list[socket.socket] = field(default_factory=list)

    def cut(self) -> None:
        """Cuts every open connection."""
        for line in self.lines:
            line.close()
        self.lines.clear()

    def without(self, said: bytes) -> bytes:
        for word in self.hidden:
            said = said.replace(b" " + word, b"")
        return said


@contextmanager
def relay(port: int, *, hidden: tuple[bytes, ...] = ()) -> Iterator[Relay]:
    """Starts a relay to the server on `port`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        found = Relay(listener.getsockname()[1], hidden)
        Thread(target=_listen, args=(found, listener, port), daemon=True).start()
        try:
            yield found
        finally:
            found.is_open = False
            found.cut()


def _listen(found: Relay, listener: socket.socket, port: int) -> None:
    listener.settimeout(SLICE)
    while found.is_open:
        try:
            guest = listener.accept()[0]
        except OSError:
            continue
        server = socket.create_connection(("127.0.0.1", port))
        found.lines += [guest, server]
        Thread(target=_carry, args=(found, guest, server), daemon=True).start()


def _carry(found: Relay, guest: socket.socket, server: socket.socket) -> None:
    with guest, server:
        while guest.fileno() >= 0 and server.fileno() >= 0:
            try:
                for one in select.select([guest, server], [], [], SLICE)[0]:
                    said = one.recv(65536)
                    if not said:
                        return
                    (server if one is guest else guest).sendall(said if one is guest else found.without(said))
            except (OSError, ValueError):
                return
