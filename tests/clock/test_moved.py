"""The suite can be run at another time than the machine's, with everything of ours that it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock.moved import AHEAD, ASKED

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
ABOUT = 600
MOVED = "from tests.clock.moved import move; move(); "


@pytest.fixture
def machine(tmp_path: Path) -> float:
    """The machine's time, which the file system tells."""
    (tmp_path / "now").touch()
    return (tmp_path / "now").stat().st_mtime


def told(before: str = "", **env: str) -> float:
    """What another process says the time is."""
    given = {name: value for name, value in os.environ.items() if name not in {AHEAD, ASKED}} | env
    program = f"{before}import time; print(time.time())"
    return float(subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, env=given))


def test_what_a_test_starts_is_as_far_ahead_as_the_tests(machine: float) -> None:
    moved = told(**{"PYTHONPATH": str(Path(__file__).parent), AHEAD: "100000000"})

    assert moved == pytest.approx(machine + 100_000_000, abs=ABOUT)


def test_unless_it_is_asked_for_nothing_moves(machine: float) -> None:
    assert told(MOVED) == pytest.approx(machine, abs=ABOUT)


@pytest.mark.parametrize("asked", ["2028-02-29T03:00", "2028-02-29T03:00+09:00", "2028-02-28T13:00-05:00"])
def test_the_time_asked_for_is_tokyo_s_where_no_offset_stands(asked: str) -> None:
    assert told(MOVED, **{ASKED: asked}) == pytest.approx(1_835_373_600, abs=ABOUT)
