"""How much work something is, whatever else the machine has to do meanwhile."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What stands within takes this thread less than so many seconds of a processor."""
    began = time.thread_time()
    yield
    assert time.thread_time() - began < seconds
