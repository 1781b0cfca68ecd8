"""Python imports this at its start, so that each process has the same time as the tests: see moved.py."""

import os
import sys
import time

if ahead := os.environ.get("TEST_CLOCK_AHEAD"):
    sys.modules["pytest"] = None  # type: ignore[assignment] # or time_machine would load it, for a hotline that is measured
    import time_machine

    del sys.modules["pytest"]
    time_machine.travel(time.time() + float(ahead)).start()
