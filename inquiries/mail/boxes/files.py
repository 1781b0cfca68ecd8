"""Reads the raw mails that are named on a command line."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management.base import CommandError


def read_each(paths: list[str], *, complain: Callable[[str], object]) -> Iterator[bytes]:
    """The bytes of each file in turn, or of standard input. A file that cannot be read is named and left out."""
    if not paths:
        yield sys.stdin.buffer.read()
        return
    failed = 0
    for path in paths:
        try:
            yield sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            complain(f"{path}: {error.strerror}")
            failed += 1
    if failed == len(paths):
        raise CommandError("No file could be read.")
