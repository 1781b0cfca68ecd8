"""The port of the sample hotline, on 127.0.0.1 only, since its passwords are printed."""

import http.client
import socket
from collections.abc import Callable
from contextlib import closing

from hotline.machine import Unfit

HOST = "127.0.0.1"
PORTS_TRIED = 50
LAST_PORT = 65_535


class NoPort(Unfit):
    """The wanted port is no port, may not be used, or all that were tried are taken."""


def wanted_port(said: str) -> int:
    """The port of HOTLINE_PORT; raises NoPort."""
    if not (said.isdecimal() and 0 < int(said) <= LAST_PORT):
        raise NoPort(f"HOTLINE_PORT is “{said}”, which is no port. Set it to a number from 1 to {LAST_PORT}.")
    return int(said)


def listen(wanted: int, *, say: Callable[[str], None]) -> socket.socket:
    """A listening socket on the wanted port or the next free one; raises NoPort."""
    for port in range(wanted, min(wanted + PORTS_TRIED, LAST_PORT + 1)):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except PermissionError:
            listener.close()
            raise NoPort(f"This user may not listen on port {port}. Set HOTLINE_PORT to one from 1024 on.") from None
        except OSError:
            listener.close()
            say(f"Port {port} is taken.")
        else:
            return listener
    raise NoPort(f"No port is free from {wanted} on. Set HOTLINE_PORT to another.")


def page_answers(port: int) -> bool:
    """Whether the front page answers 200."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as line:
        try:
            line.request("GET", "/")
            return line.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
