"""Several verbs at the same moment, as several people would press their keys."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*verbs: Callable[[], object], refusals: tuple[type[Exception], ...]) -> list[object]:
    """All of them, each in a thread with a connection of its own; what they gave, or which refusal they met."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> object:
        try:
            start.wait()
            return verb()
        except refusals as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))
