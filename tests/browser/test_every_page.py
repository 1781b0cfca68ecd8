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
DOWNWARDS = "document.documentElement.scrollHeight > document.documentElement.clientHeight"
"""The whole page scrolls: strip and rail leave the screen."""
UPRIGHT = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (words.nextNode()) {
    const text = words.currentNode.data.trim(), range = document.createRange();
    if (!/^\\S{2,6}$/.test(text)) continue;
    range.selectNode(words.currentNode);
    const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
    if (lines.size > 2) found.push(text);
  }
  return found;
}"""
"""Short words of which hardly more than one character stands on a line."""
PROMISED = """() => [...document.querySelectorAll("kbd")]
  .filter((key) => key.textContent === "Ctrl Enter" && key.checkVisibility({ visibilityProperty: true })).length"""
"""How many buttons say that Ctrl and Enter press them."""
COVERED = """() => {
  const news = document.getElementById("toasts");
  news?.insertAdjacentHTML("beforeend", '<div class="toast show"><p class="toast-body">保存しました。</p></div>');
  const box = news?.getBoundingClientRect();
  const covered = [...document.querySelectorAll("main, .strip, .rail")].filter((part) => {
    const other = part.getBoundingClientRect();
    return box && box.top < other.bottom && other.top < box.bottom && box.left < other.right && other.left < box.right;
  });
  news?.lastElementChild?.remove();
  return covered.map((part) => part.className || part.id);
}"""
"""The parts of the page over which news lies: its buttons could not be pressed."""
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
        found += [f"{path} prints {word} upright" for word in page.evaluate(UPRIGHT)]
        if page.evaluate(PROMISED) > 1:
            found.append(f"{path} promises Ctrl Enter twice")
        found += [f"{path} has news over {part}" for part in page.evaluate(COVERED)]
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


def test_strip_and_rail_of_the_desk_stay_where_they_are(
    chromium: Browser, live_server: LiveServer, world: World
) -> None:
    client = Client()
    client.force_login(world.supervisor)
    with chromium.new_context(base_url=live_server.url, viewport=ViewportSize(width=1280, height=580)) as window:
        sign_in(window, world.supervisor, live_server)
        page, moving = window.new_page(), []

        for path in (path for path in pages(world, client) if path.startswith("/desk/")):
            page.goto(path)
            moving += [path] if page.evaluate(DOWNWARDS) else []

    assert moving == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_pages_of_the_public(
    chromium: Browser, live_server: LiveServer, world: World, scheme: Literal["light", "dark"], width: int
) -> None:
    size = ViewportSize(width=width, height=900)
    with chromium.new_context(base_url=live_server.url, color_scheme=scheme, viewport=size) as window:
        found = findings(window, pages(world, Client()))

    assert not found, "\n".join(found)
