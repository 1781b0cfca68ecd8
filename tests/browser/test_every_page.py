"""Every page is for everybody, in the colours and widths in which it is read: axe-core finds nothing in it."""

from typing import Literal

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ViewportSize
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.laws.addresses import pages_of_the_desk, pages_of_the_public
from tests.world import World

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LOOKS = [("light", 1280), ("dark", 390)]


def pages(world: World, client: Client) -> list[str]:
    """The paths at which this person is shown a whole page."""
    shown = []
    for path in map(world.path, pages_of_the_public() + pages_of_the_desk()):
        response = client.get(path)
        if response.status_code == 200 and b"<html" in response.content:
            shown.append(path)
    return shown


def findings(window: BrowserContext, paths: list[str]) -> list[str]:
    page, found = window.new_page(), []
    for path in paths:
        page.goto(path)
        found += [f"{path} {finding}" for finding in axe(page)]
        if page.evaluate(SIDEWAYS):
            found.append(f"{path} scrolls sideways")
    return found


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_pages_of_the_desk(
    chromium: Browser, live_server: LiveServer, world: World, scheme: Literal["light", "dark"], width: int
) -> None:
    staff: Staff = world.supervisor
    client = Client()
    client.force_login(staff)
    size = ViewportSize(width=width, height=900)
    with chromium.new_context(base_url=live_server.url, color_scheme=scheme, viewport=size) as window:
        sign_in(window, staff, live_server)

        found = findings(window, [path for path in pages(world, client) if path.startswith("/desk/")])

    assert not found, "\n".join(found)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_pages_of_the_public(
    chromium: Browser, live_server: LiveServer, world: World, scheme: Literal["light", "dark"], width: int
) -> None:
    size = ViewportSize(width=width, height=900)
    with chromium.new_context(base_url=live_server.url, color_scheme=scheme, viewport=size) as window:
        found = findings(window, pages(world, Client()))

    assert not found, "\n".join(found)
