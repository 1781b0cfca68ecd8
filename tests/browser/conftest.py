"""Fixtures: windows of a real browser, signed in or not."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Staff
from tests.chromium import Windows

NO_FAULT = ("409 (Conflict)", "422 (Unprocessable Entity)", "htmx:afterRequest", "htmx:sendError", "htmx:sendAbort")
"""Console messages that are no errors: our refusals, and htmx's words about failed requests (see `miss`)."""
LEFT = "net::ERR_ABORTED"
"""The failure of a request whose page was left, or that a test held back."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.once)


@contextmanager
def no_complaints(window: BrowserContext) -> Iterator[None]:
    """Whatever fails in this window until its pages are closed fails the test."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(one in message.text for one in NO_FAULT):
            complaints.append(message.text)

    def miss(request: Request) -> None:
        if request.failure != LEFT:
            complaints.append(f"{request.method} {request.url}: {request.failure}")

    def fail(error: WebError) -> None:
        complaints.append(str(error.error))

    window.on("console", listen)
    window.on("requestfailed", miss)
    window.on("weberror", fail)
    yield
    window.remove_listener("console", listen)
    window.remove_listener("requestfailed", miss)
    window.remove_listener("weberror", fail)
    assert complaints == []


@pytest.fixture(autouse=True)
def _there_is_time_to_take_back(settings: Settings) -> None:
    """A busy machine presses keys slowly, so a reply must stay undoable for longer."""
    settings.HOTLINE_UNDO_SECONDS = 90


@pytest.fixture(autouse=True)
def _nothing_changes_by_itself(settings: Settings) -> None:
    """Pages ask for no news, but where that is what a test is about."""
    settings.HOTLINE_NEWS_SECONDS = 0


@pytest.fixture
def window(windows: Windows) -> Iterator[BrowserContext]:
    """A Japanese browser without cookies. Errors in its console and failed requests fail the test."""
    with windows.open(locale="ja-JP", viewport={"width": 1280, "height": 900}) as window, no_complaints(window):
        yield window


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """A page of a visitor who is not signed in."""
    return window.new_page()


def sign_in(window: BrowserContext, staff: Staff, live_server: LiveServer) -> None:
    """Gives the browser a session of this person."""
    client = Client()
    client.force_login(staff)
    name = settings.SESSION_COOKIE_NAME
    window.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


@pytest.fixture
def desk_page(window: BrowserContext, operator: Staff, live_server: LiveServer) -> Page:
    """A page of the operator, signed in."""
    sign_in(window, operator, live_server)
    return window.new_page()


@pytest.fixture
def supervisor_page(window: BrowserContext, supervisor: Staff, live_server: LiveServer) -> Page:
    """A page of the supervisor, signed in."""
    sign_in(window, supervisor, live_server)
    return window.new_page()
