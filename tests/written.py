"""The files that are opened in order to write while something happens."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_watched: list[list[str]] = []


def _watch(event: str, facts: tuple[Any, ...]) -> None:
    if _watched and event == "open" and facts[2] & (os.O_WRONLY | os.O_RDWR):
        _watched[-1].append(str(facts[0]))


sys.addaudithook(_watch)


@contextmanager
def written_files() -> Iterator[list[str]]:
    """The files that Python opens meanwhile in order to write, temporary ones without a name too."""
    _watched.append([])
    try:
        yield _watched[-1]
    finally:
        _watched.pop()
