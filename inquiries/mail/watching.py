"""Waiting for mail: a line to each IMAP mailbox on which the server says that something came (IDLE, RFC 2177).

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
"""Seconds. A server may forget a line after 30 minutes, and routers on the way do so after ten."""
SLICE = 1.0
"""Seconds after which a quiet line looks whether it is over."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
BUSY_PAUSE = 0.5
GRACE = 2.0


def watch_all(over: Event) -> None:
    """Until it is over. Whoever is in the middle of a mail has a moment; what is not finished is taken in later."""
    threads = [Thread(target=watch, args=(location, over), daemon=True) for location in locations()]
    for thread in threads:
        thread.start()
    over.wait()
    end = time.monotonic() + GRACE
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))


def watch(location: Location, over: Event) -> None:
    """One mailbox. A lost line is taken up again, after pauses that grow while it stays lost."""
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
        except Exception as error:  # noqa: BLE001 - the database may be away: the line is taken up again
            logger.error("mailbox %s: %s", location.name, type(error).__name__)  # noqa: TRY400
        finally:
            connections.close_all()
        over.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def fetch_now(location: Location, over: Event) -> None:
    """On a line of its own, so that what comes meanwhile is still heard; after whoever is at it."""
    close_old_connections()
    while empty(ImapMailbox(location))["busy"] and not over.wait(BUSY_PAUSE):
        pass


def arrivals(line: ImapMailbox, over: Event) -> Iterator[None]:
    """Once for each time that the server says something came, and whenever it begins to listen: who knows what did."""
    while not over.is_set():
        with reached():
            line.server.idle.start()  # type: ignore[no-untyped-call]
        yield
        yield from _heard(line, over)
        with reached():
            line.server.idle.stop()  # type: ignore[no-untyped-call]


def _heard(line: ImapMailbox, over: Event) -> Iterator[None]:
    """Until it is time to renew, or the line seems to be lost: then renewing shows whether it is."""
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
