"""Runs several verbs at the same moment, as by several people."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*verbs: Callable[[], object], refusals: tuple[type[Exception], ...]) -> list[object]:
    """Runs each verb in a thread with its own connection; returns their results or refusals."""
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
