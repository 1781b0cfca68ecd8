"""A part of the hotline is started, stopped, and says what happened to it."""

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hotline.child import Child
from tests.faults.hotlines import PATIENCE, until

pytestmark = pytest.mark.once
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(9999)"
)
PARENT = "import subprocess, time; print(subprocess.Popen(['sleep', '9999']).pid, flush=True); time.sleep(9999)"


@pytest.fixture
def make_child(tmp_path: Path) -> Callable[[str], Child]:
    """A child that runs a line of Python."""

    def make(code: str) -> Child:
        return Child("web", [sys.executable, "-c", code], log=tmp_path / "web.log", env=os.environ)

    return make


def is_alive(pid: int) -> bool:
    """Running, and not only waiting for somebody to take note of its end."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except FileNotFoundError:
        return False


def test_one_that_ends_when_asked_is_not_killed(make_child: Callable[[str], Child]) -> None:
    child = make_child("import time; time.sleep(9999)")
    child.start()

    child.stop(within=PATIENCE)

    assert child.exit_code == -signal.SIGTERM


def test_one_that_does_not_listen_is_killed(make_child: Callable[[str], Child]) -> None:
    child = make_child(STUBBORN)
    child.start()
    until(lambda: "here" in child.log.read_text())

    child.stop(within=0.2)

    assert child.exit_code == -signal.SIGKILL


def test_its_own_children_go_with_it(make_child: Callable[[str], Child]) -> None:
    child = make_child(PARENT)
    child.start()
    until(child.log.read_text)

    child.stop(within=PATIENCE)

    assert until(lambda: not is_alive(int(child.log.read_text())))


def test_its_last_words_are_reported(make_child: Callable[[str], Child]) -> None:
    child = make_child("print('first'); print('last'); raise SystemExit(3)")
    child.start()
    until(child.has_died)

    report = child.report("has stopped", lines=1)

    assert report == f"web has stopped:\nlast\n(all of it: {child.log})"
    assert child.exit_code == 3


def test_no_thread_that_ends_takes_it_along(make_child: Callable[[str], Child]) -> None:
    child = make_child("import time; time.sleep(9999)")

    with ThreadPoolExecutor() as threads, pytest.raises(RuntimeError, match="main thread"):
        threads.submit(child.start).result()

    assert child.process is None
