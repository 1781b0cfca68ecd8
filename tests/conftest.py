"""What every test can ask for, and what is said at the end about the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from hotline.translations import compile_translations
from tests import needs


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once for all workers
        compile_translations(Path(__file__).parent.parent / "inquiries" / "locale")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if absent := needs.missing():
        terminalreporter.section("not found on this machine")
        terminalreporter.line(f"{', '.join(absent)}: what needs them was not tested")


@pytest.fixture(autouse=True)
def _nobody_is_locked_out() -> Iterator[None]:
    """Failed sign-ins and presence are counted in the cache, which outlives a test's transaction."""
    yield
    cache.clear()
