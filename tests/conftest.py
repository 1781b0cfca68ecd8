"""Fixtures for all tests, and the list of missing servers at the end of a run."""

import gc
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.db import connection
from django.dispatch import receiver
from django.http import HttpRequest
from django.test import Client, TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from inquiries import pulse
from inquiries.models import Staff
from inquiries.models.interim import InterimManager
from inquiries.web.factor import DONE
from tests import emptied, needs, second, signed_in, template
from tests.blank import blank
from tests.chromium import chromium, windows
from tests.clock.moved import move, move_children
from tests.copies import differing
from tests.makers import NOON, make_staff, make_supervisor
from tests.world import METRICS_TOKEN, World

__all__ = ["blank", "chromium", "windows"]

move()
TransactionTestCase._fixture_teardown = emptied.empty  # type: ignore[attr-defined]
Client._login = signed_in.sign_in  # type: ignore[attr-defined]

# The same examples each time, so that a failure comes from the change; no deadline, since a machine may be busy.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")


@receiver(user_logged_in)
def _force_login_counts_as_a_whole_sign_in(request: HttpRequest, **_more: object) -> None:
    """A request without a path is no request, but Client.force_login: it stands for password and second factor."""
    if not request.path:
        request.session[DONE] = "totp"


ASKS_FOR_A_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for no database runs once."""
    for item in items:
        asked = item.get_closest_marker("django_db") or ASKS_FOR_A_DATABASE & set(getattr(item, "fixturenames", ()))
        if not asked:
            item.add_marker(pytest.mark.once)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests live to the end: the garbage collector need not look at them again and again."""
    second.keep_asking(session)
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if absent := needs.missing():
        terminalreporter.section("not found on this machine")
        terminalreporter.line(f"{', '.join(absent)}: what needs them was not tested")


@pytest.fixture(scope="session", autouse=True)
def _children_tell_the_same_time() -> None:
    move_children()


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None) -> bool:
    """Whether the tables are there before the first test: a copy of some that were made before."""
    if connection.vendor == "sqlite":
        template.copied_to(connection.settings_dict["TEST"]["NAME"])
        return True
    return bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session", autouse=True)
def _nobody_stays_connected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends sessions of killed processes, which live on for a moment and would block dropping the test database."""
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
    """Resets the language, which a request in English would leave active for the next test."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nobody_is_locked_out() -> Iterator[None]:
    """Clears the cache, since failed sign-ins and presence in it outlive a test's transaction."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _columns_are_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in every hotline that is not in its interim; a process that has seen that asks no more."""
    monkeypatch.setattr(InterimManager, "_was_over", True)


@pytest.fixture(autouse=True)
def _copies_are_what_the_states_say(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test, whatever its verbs were, the inquiries keep what their rows say."""
    asked = request.node.get_closest_marker("django_db") or ASKS_FOR_A_DATABASE & set(request.fixturenames)
    if asked:
        request.getfixturevalue("_django_db_helper")  # so that the database is still open afterwards
    yield
    if asked and not connection.needs_rollback:
        assert differing() == [], "inquiries whose standing, owner or held_until is not what their states say"


@pytest.fixture(autouse=True)
def _the_heart_beats() -> None:
    """Sets the heartbeat that the desk's pages look for."""
    cache.set(pulse.KEY, True, None)


@pytest.fixture
def noon() -> Iterator[None]:
    """Stops the clock at noon on a day in November, so that no test runs over midnight."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def operator(db: None) -> Staff:
    """佐藤, an operator."""
    return make_staff()


@pytest.fixture
def supervisor(db: None) -> Staff:
    """鈴木, a supervisor."""
    return make_supervisor()


@pytest.fixture
def stranger() -> Client:
    """A test client that is not signed in."""
    return Client()


@pytest.fixture
def desk(operator: Staff) -> Client:
    """A test client signed in as the operator."""
    client = Client()
    client.force_login(operator)
    return client


@pytest.fixture
def supervisor_desk(supervisor: Staff) -> Client:
    """A test client signed in as the supervisor."""
    client = Client()
    client.force_login(supervisor)
    return client


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    """A sample hotline with one row of every model."""
    settings.HOTLINE_SAMPLE, settings.HOTLINE_VAR = True, tmp_path
    settings.HOTLINE_METRICS_TOKEN = METRICS_TOKEN
    return World(tmp_path / "mail")
