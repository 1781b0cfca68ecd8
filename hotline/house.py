"""The running hotline as a whole: opened part by part, watched, closed in order.

By hand: honcho starts nothing again and hands on no socket, circus opens ports to steer it by, supervisor is no library
and waits for no answer; none has its parts die with it after a kill -9.
"""

import signal
import time
from collections.abc import Callable

from hotline.child import Child
from hotline.machine import Unfit

CLOSING_ORDER = ("web", "mail", "beat", "worker", "valkey")
"""Nothing new comes in, what is begun is finished, and the queue is written down last."""
STOP_SECONDS = 10
RESTART_SECONDS = 2
SAID = 78
"""The exit code of a child that has said in one sentence what is wrong (EX_CONFIG of sysexits.h)."""
PATIENCE = 300
"""Seconds in which a part must answer. Long, for a machine may be crowded; that one died is seen at once."""
DEATHS, WITHIN = 4, 60
"""A part that dies so often in so many seconds will not come back by itself."""


class Broken(Unfit):
    """A part does not run; the sentence says which, and its last words."""


class House:
    """The children of one hotline; `say` tells a person what happens to them."""

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
        """To its end, which must be a good one."""
        child.start()
        while not self.is_closing and not child.has_died():
            time.sleep(0.05)
        child.stop(within=STOP_SECONDS)
        if not self.is_closing and child.exit_code != 0:
            raise Broken(child.words if child.words and child.exit_code == SAID else child.report("did not end well"))

    def wait(self, for_what: Callable[[], bool], *, seconds: float) -> None:
        """Until it is so; sooner when we are told to close. A part that dies meanwhile is not started again."""
        deadline = time.monotonic() + seconds
        while not self.is_closing and not for_what():
            for child in self.children:
                if child.has_died():
                    raise Broken(child.report("did not start"))
            if time.monotonic() > deadline:
                raise Broken(f"nothing answered within {seconds:.0f} seconds")
            time.sleep(0.05)

    def watch(self) -> None:
        """Until we are told to close. A part that dies is started again; one that keeps dying ends everything."""
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
