"""Effort: a limit for one mail. It counts processor time, so that a busy machine reads the same mails as an idle one.

A limit on the clock stands above it, for readers that wait.
"""

import resource
import time


class Effort:
    """`work` seconds of processor time, and at most `longest` seconds of the clock."""

    def __init__(self, work: float, longest: float) -> None:
        self._work, self._until = _work() + work, time.monotonic() + longest

    @property
    def is_spent(self) -> bool:
        """Whether no more files may be read."""
        return _work() > self._work or time.monotonic() > self._until


def _work() -> float:
    """Seconds of processor time: of this thread, and of all reader processes of this process that have ended."""
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + readers.ru_utime + readers.ru_stime
