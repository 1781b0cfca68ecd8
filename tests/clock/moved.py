"""The clock of the whole suite, moved: `make test CLOCK=2027-11-30T03:00`, in Tokyo if no offset stands there.

Our own Python is moved, in the tests and in every process that they start, and goes on ticking. The servers beside it
(PostgreSQL, Redis, Dovecot, Chromium) keep the machine's time, so nothing may depend on both clocks telling the same.
"""

import os
import time
from datetime import datetime
from pathlib import Path

import time_machine

from inquiries.hours import TOKYO

ASKED = "HOTLINE_TEST_CLOCK"
AHEAD = "TEST_CLOCK_AHEAD"
"""Seconds from the machine's time to ours; sitecustomize.py beside this reads it in the processes that tests start."""


def move() -> None:
    """This process, as far as the environment asks; the workers of pytest inherit what their parent has worked out."""
    if asked := os.environ.get(ASKED):
        ahead = os.environ.setdefault(AHEAD, str(_instant(asked).timestamp() - time.time()))
        time_machine.travel(time.time() + float(ahead)).start()


def move_children() -> None:
    """Each Python process that is started from now on."""
    if AHEAD in os.environ:
        os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])


def _instant(asked: str) -> datetime:
    at = datetime.fromisoformat(asked)
    return at if at.tzinfo else at.replace(tzinfo=TOKYO)
