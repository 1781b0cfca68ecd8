"""Keeping: a process renews its lease on a mail or a mailbox while it works, however slow the server is."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connections

logger = logging.getLogger(__name__)
RENEWALS = 4
"""Within the time of one lease: three may fail before it is lost."""


@contextmanager
def kept(renew: Callable[[], bool], *, seconds: float) -> Iterator[None]:
    """Call `renew` in a thread, four times in the `seconds` of a lease, until the block ends or the lease is lost."""
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
        except Exception as error:  # noqa: BLE001 - the database may be away for a moment: the lease still holds
            logger.warning("a lease could not be renewed: %s", type(error).__name__)
        finally:
            connections.close_all()  # those of this thread
