"""How often the heavy repetitions are made: a sample in every run, all of them with `HOTLINE_TEST_WHOLE=1`."""

import os


def often(sample: int, *, whole: int) -> int:
    """How many damaged mails, kills and the like this run makes."""
    return whole if os.environ.get("HOTLINE_TEST_WHOLE") else sample
