"""The queue as a worker reads it: what is no task of ours is dropped with a line in the log, and the worker goes on.

Nothing is lost by that: what is to be done stands in the database, and beat asks for it again. Celery alone ends over a
word that is no message; when it is started again, the same word waits for it.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, redis

NO_TASK = (ValueError, TypeError, LookupError, AttributeError)
"""What comes of reading something else as a task. A line that broke is another kind, and Celery mends that."""
logger = logging.getLogger(__name__)


class Channel(redis.Channel):
    """Reads one message at a time, a task or a question to all workers; the names of its methods are the library's."""

    def _brpop_read(self, **options: Any) -> Any:
        with self._dropping():
            return super()._brpop_read(**options)  # type: ignore[misc]
        return True

    def _receive_one(self, line: Any) -> Any:
        with self._dropping():
            return super()._receive_one(line)  # type: ignore[misc]
        return True

    @contextmanager
    def _dropping(self) -> Iterator[None]:
        before = dict(self._held)
        try:
            yield
        except NO_TASK as error:
            for tag in [tag for tag, message in self._held.items() if before.get(tag) is not message]:
                self.basic_reject(tag)
            logger.error("Something in the queue was no task and is dropped: %s", type(error).__name__)  # noqa: TRY400

    @property
    def _held(self) -> Mapping[str, Any]:
        """Messages that came and are not done with; nothing else says which one has just come."""
        return self.qos._delivered or {}  # noqa: SLF001


class Transport(redis.Transport):
    """Redis with our way of reading."""

    Channel = Channel


def take_over() -> None:
    """Whatever names Redis as its queue gets ours, over a socket, a line or TLS."""
    TRANSPORT_ALIASES["redis"] = TRANSPORT_ALIASES["rediss"] = f"{__name__}:Transport"
