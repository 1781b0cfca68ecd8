"""Windows of a real browser, signed in or not."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Staff


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.once)


@pytest.fixture
def window(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A Japanese browser without cookies; whatever a page complains of in its console fails the test."""
    context = chromium.new_context(base_url=live_server.url, locale="ja-JP", viewport={"width": 1280, "height": 900})
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "409 (Conflict)" not in message.text:  # a refusal of ours is no fault
            complaints.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """A page of somebody who is not signed in."""
    return window.new_page()


def sign_in(window: BrowserContext, staff: Staff, live_server: LiveServer) -> None:
    """Give the browser the session of this person."""
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
