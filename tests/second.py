"""The second run, on another database: a plugin of pytest that `tests/__main__.py` names.

All cases of a test have run on SQLite, and most put the same questions to the database with other words in them. So of
each test with many cases every third is run again; all in a whole run, and where a test is marked `every_case`.
"""

import os
from collections import defaultdict

import pytest

from tests.often import some

ASKING = "hotline/asking"
"""Under this name pytest's cache keeps the files in which a test asks for a database."""


def keep_asking(session: pytest.Session) -> None:
    """In the first run, when all marks are there; by one of its workers."""
    cache: pytest.Cache | None = getattr(session.config, "cache", None)  # switched off where a test is run by itself
    if cache and os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
        asking = {item.nodeid.partition("::")[0] for item in session.items if not item.get_closest_marker("once")}
        cache.set(ASKING, sorted(asking))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the others out."""
    tests = defaultdict[str, list[pytest.Item]](list)
    for item in items:
        if not item.get_closest_marker("every_case"):
            tests[item.nodeid.partition("[")[0]].append(item)
    left_out = {item for cases in tests.values() for item in set(cases) - set(some(cases, of=3))}
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]
