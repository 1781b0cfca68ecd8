"""Runs the suite at another time: `make test CLOCK=2027-11-30T03:00` (Tokyo time, unless an offset is given).

The clock is moved in Python, in the tests and in every process that they start, and goes on ticking. The servers
(PostgreSQL, Redis, Dovecot, Chromium) keep the machine's time, so no test may rely on equal clocks.
"""

import os
import time
from datetime import datetime
from pathlib import Path

import time_machine

from inquiries.hours import TOKYO

ASKED = "HOTLINE_TEST_CLOCK"
AHEAD = "TEST_CLOCK_AHEAD"
"""Seconds by which our clock is ahead; sitecustomize.py reads it in the processes that tests start."""


def move() -> None:
    """Moves the clock of this process if the environment asks; pytest's workers inherit AHEAD from their parent."""
    if asked := os.environ.get(ASKED):
        ahead = os.environ.setdefault(AHEAD, str(_instant(asked).timestamp() - time.time()))
        time_machine.travel(time.time() + float(ahead)).start()


def move_children() -> None:
    """Moves the clock of each Python process that is started from now on."""
    if AHEAD in os.environ:
        os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])


def _instant(asked: str) -> datetime:
    at = datetime.fromisoformat(asked)
    return at if at.tzinfo else at.replace(tzinfo=TOKYO)
