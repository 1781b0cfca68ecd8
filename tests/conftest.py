"""What every test can ask for, and what is said at the end about the machine."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from inquiries import pulse
from inquiries.models import Staff
from tests import needs
from tests.chromium import chromium
from tests.clock.moved import move, move_children
from tests.makers import NOON, make_staff, make_supervisor
from tests.world import World

__all__ = ["chromium"]

move()

# The same examples each time, so that a red run speaks of the change at hand; a busy machine is no fault of a text's.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if absent := needs.missing():
        terminalreporter.section("not found on this machine")
        terminalreporter.line(f"{', '.join(absent)}: what needs them was not tested")


@pytest.fixture(scope="session", autouse=True)
def _children_tell_the_same_time() -> None:
    move_children()


@pytest.fixture(scope="session", autouse=True)
def _nobody_stays_connected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The session of a process that a test killed outlives it by a moment, and would keep the database from going."""
    yield
    was_made = str(connection.settings_dict["NAME"]).startswith("test_")  # only where one of the tests asked for it
    if connection.vendor == "postgresql" and was_made:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _everybody_reads_japanese() -> Iterator[None]:
    """A page that was asked for in English leaves its language to the next test of this thread."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nobody_is_locked_out() -> Iterator[None]:
    """Failed sign-ins and presence are counted in the cache, which outlives a test's transaction."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _the_heart_beats() -> None:
    """As far as the pages of the desk feel it."""
    cache.set(pulse.KEY, True, None)


@pytest.fixture
def noon() -> Iterator[None]:
    """It is twelve o'clock on a day in November, and stays so; no midnight comes between two lines of a test."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def operator(db: None) -> Staff:
    """佐藤, who answers."""
    return make_staff()


@pytest.fixture
def supervisor(db: None) -> Staff:
    """鈴木, who assigns and approves."""
    return make_supervisor()


@pytest.fixture
def stranger() -> Client:
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def desk(operator: Staff) -> Client:
    """The browser of the operator, signed in."""
    client = Client()
    client.force_login(operator)
    return client


@pytest.fixture
def supervisor_desk(supervisor: Staff) -> Client:
    """The browser of the supervisor, signed in."""
    client = Client()
    client.force_login(supervisor)
    return client


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    """A sample hotline with one row of everything."""
    settings.HOTLINE_SAMPLE, settings.HOTLINE_VAR = True, tmp_path
    return World(tmp_path / "mail")
