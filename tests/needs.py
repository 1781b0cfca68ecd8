"""The servers and programs that tests use for real: where they are, and what to say when they are not."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def _on_path(*names: str) -> Path | None:
    folders = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = (shutil.which(name, path=folders) for name in names)
    return next((Path(program) for program in found if program), None)


def _postgres() -> Path | None:
    """Debian keeps PostgreSQL's programs off the PATH, one folder for each version; the newest is taken."""
    initdb = _on_path("initdb")
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    return next((folder for folder in folders if (folder / "initdb").exists()), initdb and initdb.resolve().parent)


NEEDS: dict[str, tuple[str, Callable[[], Path | None]]] = {
    "chromium": ("Chromium", lambda: _on_path("chromium", "chromium-browser", "google-chrome")),
    "dovecot": ("Dovecot", lambda: _on_path("dovecot")),
    "postgres": ("PostgreSQL", _postgres),
    "redis": ("Redis", lambda: _on_path("redis-server", "valkey-server")),
}
"""Name, what people call it, and how it is found: a program, for PostgreSQL the folder of its programs."""


def all_are_required() -> bool:
    return os.environ.get("HOTLINE_TEST_REQUIRE") == "all"


def missing() -> list[str]:
    """What this machine has not got, as people call it."""
    return [called for called, find in NEEDS.values() if find() is None]


def need(name: str) -> Path:
    """The program, or the end of the test: a skip that names it, a failure where everything is required."""
    called, find = NEEDS[name]
    if found := find():
        return found
    sentence = f"{called} was not found on this machine"
    if all_are_required():
        pytest.fail(f"{sentence}, and HOTLINE_TEST_REQUIRE=all asks for it")
    pytest.skip(sentence)
