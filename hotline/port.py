"""The port on which the sample hotline listens, on this machine only: its passwords are printed."""

import http.client
import socket
from collections.abc import Callable
from contextlib import closing

HOST = "127.0.0.1"
PORTS_TRIED = 50


class NoPort(Exception):
    """Every port that was tried is taken."""


def listen(wanted: int, *, say: Callable[[str], None]) -> socket.socket:
    """A listening socket on the wanted port, or on the next free one."""
    for port in range(wanted, wanted + PORTS_TRIED):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError:
            listener.close()
            say(f"Port {port} is taken.")
        else:
            return listener
    raise NoPort(f"No port is free from {wanted} on. Set HOTLINE_PORT to another.")


def page_answers(port: int) -> bool:
    """The front page is really there, not only the socket."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as line:
        try:
            line.request("GET", "/")
            return line.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
