"""Keeping: what a process has in hand stays in its hands while it lives, however slow the other side is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connections

logger = logging.getLogger(__name__)
RENEWALS = 4
"""In the time that a claim holds: three may fail before it is lost."""


@contextmanager
def kept(renew: Callable[[], bool], *, seconds: float) -> Iterator[None]:
    """Renews a claim that holds for so many seconds, beside the work, until the work is over or the claim is lost."""
    over = Event()
    thread = Thread(target=_keep, args=(renew, seconds / RENEWALS, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _keep(renew: Callable[[], bool], pause: float, over: Event) -> None:
    while not over.wait(pause):
        try:
            if not renew():
                return
        except Exception as error:  # noqa: BLE001 - the database may be away for a moment: the claim still holds
            logger.warning("a claim could not be renewed: %s", type(error).__name__)
        finally:
            connections.close_all()  # those of this thread
