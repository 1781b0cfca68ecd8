"""Needs: the real servers and programs that tests use, and how a missing one is reported."""

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
    """The newest PostgreSQL; Debian keeps its programs off the PATH, in a folder for each version."""
    initdb = _on_path("initdb")
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    return next((folder for folder in folders if (folder / "initdb").exists()), initdb and initdb.resolve().parent)


NEEDS: dict[str, tuple[str, Callable[[], Path | None]]] = {
    "chromium": ("Chromium", lambda: _on_path("chromium", "chromium-browser", "google-chrome")),
    "dovecot": ("Dovecot", lambda: _on_path("dovecot")),
    "nginx": ("nginx", lambda: _on_path("nginx")),
    "postgres": ("PostgreSQL", _postgres),
    "redis": ("Redis", lambda: _on_path("redis-server", "valkey-server")),
}
"""For each need its name for people, and the function that finds its program (PostgreSQL: the programs' folder)."""


def all_are_required() -> bool:
    return os.environ.get("HOTLINE_TEST_REQUIRE") == "all"


def missing() -> list[str]:
    """The names of the needs that are missing on this machine."""
    return [called for called, find in NEEDS.values() if find() is None]


def need(name: str) -> Path:
    """The path of a program. Without it the test is skipped, or fails if everything is required."""
    called, find = NEEDS[name]
    if found := find():
        return found
    sentence = f"{called} was not found on this machine"
    if all_are_required():
        pytest.fail(f"{sentence}, and HOTLINE_TEST_REQUIRE=all asks for it")
    pytest.skip(sentence)
