"""The queue of a worker: a message that is no task is dropped with a line in the log, and the worker goes on.

Nothing is lost, since the work to do is in the database and beat sends its tasks again. Plain Celery ends on such a
message, and meets the same message after a restart.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, redis

NO_TASK = (ValueError, TypeError, LookupError, AttributeError)
"""The errors of reading a message that is no task. A lost connection raises others, which Celery handles."""
logger = logging.getLogger(__name__)


class Channel(redis.Channel):
    """Reads one message at a time: a task, or a broadcast to all workers. The method names are kombu's."""

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
        """The unacknowledged messages; comparing them is the only way to find the one that just came."""
        return self.qos._delivered or {}  # noqa: SLF001


class Transport(redis.Transport):
    """kombu's Redis transport with our channel."""

    Channel = Channel


def take_over() -> None:
    """Makes kombu use our transport for Redis, by socket, TCP or TLS."""
    TRANSPORT_ALIASES["redis"] = TRANSPORT_ALIASES["rediss"] = f"{__name__}:Transport"
