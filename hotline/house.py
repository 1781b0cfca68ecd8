"""House: the running hotline, whose parts are started, watched, restarted and closed in order.

Not by a library: honcho does not restart parts or pass on sockets, circus opens ports for its control, supervisor is no
library and does not wait for an answer; in none do the parts end after a kill -9 of the parent.
"""

import signal
import time
from collections.abc import Callable

from hotline.child import Child
from hotline.machine import Unfit

CLOSING_ORDER = ("web", "mail", "beat", "worker", "valkey")
"""First no new requests, then no new tasks; then the worker ends its tasks; the queue is saved last."""
STOP_SECONDS = 10
RESTART_SECONDS = 2
SAID = 78
"""The exit code of a child that printed one sentence about its error (EX_CONFIG of sysexits.h)."""
PATIENCE = 300
"""Seconds in which a part must answer. Long, since a machine may be busy; a death is noticed at once."""
DEATHS, WITHIN = 4, 60
"""A part that dies 4 times in 60 seconds is not started again."""


class Broken(Unfit):
    """A part does not run; the sentence says which, with the end of its log."""


class House:
    """The children of one hotline. `say` prints a sentence for a person."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.children: list[Child] = []
        self.is_closing = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._please_close)

    def _please_close(self, _number: int, _frame: object) -> None:
        self.is_closing = True

    def start(self, child: Child) -> None:
        child.start()
        self.children.append(child)

    def run(self, child: Child) -> None:
        """Runs a child to its end; raises Broken unless it exits with 0."""
        child.start()
        while not self.is_closing and not child.has_died():
            time.sleep(0.05)
        child.stop(within=STOP_SECONDS)
        if not self.is_closing and child.exit_code != 0:
            raise Broken(child.words if child.words and child.exit_code == SAID else child.report("did not end well"))

    def wait(self, for_what: Callable[[], bool], *, seconds: float) -> None:
        """Waits until `for_what` is true or we must close. Raises Broken if a part dies or the time is over."""
        deadline = time.monotonic() + seconds
        while not self.is_closing and not for_what():
            for child in self.children:
                if child.has_died():
                    raise Broken(child.report("did not start"))
            if time.monotonic() > deadline:
                raise Broken(f"nothing answered within {seconds:.0f} seconds")
            time.sleep(0.05)

    def watch(self) -> None:
        """Watches until we must close. Restarts a part that dies; raises Broken if it keeps dying."""
        while not self.is_closing:
            for child in self.children:
                if child.has_died():
                    self._revive(child)
            time.sleep(0.2)

    def _revive(self, child: Child) -> None:
        if child.count_death(within=WITHIN) >= DEATHS:
            raise Broken(child.report("keeps stopping"))
        self.say(f"{child.name} has stopped; it is started again")
        time.sleep(RESTART_SECONDS)
        if not self.is_closing:
            child.start()

    def close(self) -> None:
        if self.children:
            self.say("Closing …")
        for child in sorted(self.children, key=lambda child: CLOSING_ORDER.index(child.name)):
            child.stop(within=STOP_SECONDS)
