"""Limits the processor time of a test, independent of the machine's load."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails if the block takes this thread `seconds` of processor time or more."""
    began = time.thread_time()
    yield
    assert time.thread_time() - began < seconds
