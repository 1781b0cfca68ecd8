"""The files that Python opens for writing during a test; the database file itself is never opened by a test."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DATABASE = "test.sqlite3"
ITS_FILES = re.compile(rf"{re.escape(DATABASE)}(_gw\d+)?(-wal|-shm|-journal)?")
"""The database files of each worker, as pytest-django names them."""
_watched: list[list[str]] = []


def _watch(event: str, facts: tuple[Any, ...]) -> None:
    if event != "open":
        return
    if ITS_FILES.fullmatch(Path(str(facts[0])).name):
        # To close the file drops all locks that SQLite holds in this process (https://www.sqlite.org/howtocorrupt.html,
        # 2.2); another process that ends would then think itself the last and delete the log that we still write.
        raise RuntimeError(f"{facts[0]} is open in this process: let another one read it")
    if _watched and facts[2] & (os.O_WRONLY | os.O_RDWR):
        _watched[-1].append(str(facts[0]))


sys.addaudithook(_watch)


@contextmanager
def written_files() -> Iterator[list[str]]:
    """The files that Python opens for writing meanwhile, also temporary ones without a name."""
    _watched.append([])
    try:
        yield _watched[-1]
    finally:
        _watched.pop()


def holding(words: str, folder: Path) -> list[str]:
    """The files below a folder, with the database, that hold these words; read in another process."""
    found = subprocess.run(["grep", "-rlF", "--", words, str(folder)], check=False, capture_output=True, text=True)
    assert found.returncode in {0, 1}, found.stderr
    return found.stdout.splitlines()
