"""What is spent on a mail is work; the clock is only the last resort."""

import subprocess
import sys
import time

import pytest

from inquiries.mail.reading.effort import Effort

pytestmark = pytest.mark.once
BUSY = "import time\nwhile time.process_time() < 0.3: pass"


def test_waiting_for_a_crowded_machine_spends_nothing() -> None:
    effort = Effort(work=0.2, longest=9999)

    time.sleep(0.4)

    assert not effort.is_spent


def test_the_work_of_readers_counts() -> None:
    effort = Effort(work=0.2, longest=9999)

    subprocess.run([sys.executable, "-c", BUSY], check=True)

    assert effort.is_spent


def test_it_ends_on_the_clock_in_any_case() -> None:
    assert Effort(work=9999, longest=-1).is_spent
