"""Effort: how much may be spent on one mail. Work is counted, not time: a crowded machine reads the same mails."""

import resource
import time


class Effort:
    """So many seconds of the processor, and in any case an end on the clock after `longest` seconds."""

    def __init__(self, work: float, longest: float) -> None:
        self._work, self._until = _work() + work, time.monotonic() + longest

    @property
    def is_spent(self) -> bool:
        """Nothing more is begun."""
        return _work() > self._work or time.monotonic() > self._until


def _work() -> float:
    """Seconds of the processor: of this thread, and of all readers that this process has started and that ended."""
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + readers.ru_utime + readers.ru_stime
