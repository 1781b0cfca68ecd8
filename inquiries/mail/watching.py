"""Waiting for mail: one connection to each IMAP mailbox, on which the server reports new mail (IDLE, RFC 2177).

Polling goes on beside it as the safety net; a lock keeps the two from taking one mail twice.
"""

import logging
import time
from collections.abc import Iterator
from threading import Event, Thread

from django.db import close_old_connections, connections

from .boxes.failures import reached
from .boxes.imap import ImapMailbox
from .boxes.location import Location
from .boxes.mailbox import Unreachable
from .boxes.mailboxes import locations
from .fetching import empty

logger = logging.getLogger(__name__)
RENEWED_AFTER = 9 * 60
"""Seconds. A server may drop a quiet connection after 30 minutes (RFC 2177), routers on the way after ten."""
SLICE = 1.0
"""Seconds between two looks at `over` on a quiet connection."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds
BUSY_PAUSE = 0.5  # seconds
GRACE = 2.0  # seconds


def watch_all(over: Event) -> None:
    """Watches until `over` is set. A thread that is taking in a mail then has GRACE seconds; the next start retries."""
    threads = [Thread(target=watch, args=(location, over), daemon=True) for location in locations()]
    for thread in threads:
        thread.start()
    over.wait()
    end = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))


def watch(location: Location, over: Event) -> None:
    """Watches one mailbox. A lost connection is opened again after pauses that double while it stays lost."""
    pause = FIRST_PAUSE
    while not over.is_set():
        try:
            with ImapMailbox(location) as line:
                if "IDLE" not in line.abilities:
                    logger.warning("mailbox %s: the server cannot say when mail comes; it is polled", line.name)
                    return
                for _ in arrivals(line, over):
                    pause = FIRST_PAUSE
                    fetch_now(location, over)
        except Unreachable as lost:
            logger.warning("mailbox %s: %s", location.name, lost.why)
        except Exception as error:  # noqa: BLE001 - the database may be away: the loop connects again
            logger.error("mailbox %s: %s", location.name, type(error).__name__)  # noqa: TRY400
        finally:
            connections.close_all()
        over.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def fetch_now(location: Location, over: Event) -> None:
    """Fetches on a second connection, so that IDLE goes on; waits while another process holds the mailbox."""
    close_old_connections()
    while empty(ImapMailbox(location))["busy"] and not over.wait(BUSY_PAUSE):
        pass


def arrivals(line: ImapMailbox, over: Event) -> Iterator[None]:
    """Yields when the server reports new mail, and each time that IDLE begins: mail may have come before."""
    while not over.is_set():
        with reached():
            line.server.idle.start()  # type: ignore[no-untyped-call]
        yield
        yield from _heard(line, over)
        with reached():
            line.server.idle.stop()  # type: ignore[no-untyped-call]


def _heard(line: ImapMailbox, over: Event) -> Iterator[None]:
    """Listens until IDLE must be renewed, or until polls return at once: renewing shows if the connection is lost."""
    ends = time.monotonic() + RENEWED_AFTER
    while not over.is_set() and (began := time.monotonic()) < ends:
        with reached():
            said = line.server.idle.poll(timeout=SLICE)
        if _tells_of_mail(said):
            yield
        elif not said and time.monotonic() - began < SLICE / 2:
            return


def _tells_of_mail(said: list[bytes]) -> bool:
    return any(b"EXISTS" in one for one in said)
