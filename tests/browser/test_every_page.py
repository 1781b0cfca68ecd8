"""Every page is for everybody, in the colours and widths in which it is read: axe-core finds nothing in it.

Each page is looked at in one of the LOOKS, page after page in the next, and in a whole run in all of them.
"""

from typing import Literal, TypeAlias

import pytest
from django.test import Client
from playwright.sync_api import Page, ViewportSize
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.laws.addresses import Address, pages_of_the_desk, pages_of_the_public
from tests.often import often, some
from tests.world import World

Part: TypeAlias = Literal["desk", "public"]
Scheme: TypeAlias = Literal["light", "dark"]

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
DOWNWARDS = "document.documentElement.scrollHeight > document.documentElement.clientHeight"
"""The whole page scrolls: strip and rail leave the screen."""
UPRIGHT = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (words.nextNode()) {
    const text = words.currentNode.data.trim(), range = document.createRange();
    if (!/^\\S{2,6}$/.test(text) || !words.currentNode.parentElement.checkVisibility()) continue;
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
KEYS = """() => {
  const dialog = document.getElementById("keys"), found = [];
  dialog?.dispatchEvent(new Event("opened"));
  const rows = [...dialog?.querySelectorAll("[data-keylist] > div") ?? []];
  const textOf = (row, part) => row.querySelector(part).textContent;
  const said = new Map(rows.map((row) => [textOf(row, "kbd").toLowerCase(), textOf(row, "dd")]));
  for (const [key, words] of said) if (!words || words.length > 40) found.push(`lists the key ${key} as "${words}"`);
  for (const one of document.querySelectorAll("[data-key]:not(dialog, dialog *)")) {
    const works = !one.disabled && (one.matches("a, form") || one.checkVisibility());
    if (dialog && works && !said.has(one.dataset.key)) found.push(`does not list the key ${one.dataset.key}`);
  }
  return found;
}"""
"""What is wrong with the list of all keys: an entry that is no short name, or a key that is not in it."""
NARROWEST, ZOOMED = 320, 640
"""A desktop at 400 % (WCAG 2.2, 1.4.10), and one at 200 %."""
WIDE = 1280
LOOKS: list[tuple[Scheme, int, str]] = [("light", WIDE, "ja-JP"), ("dark", NARROWEST, "en-GB")]
SHARES = often(2, whole=4)
"""The desk's pages are looked at in so many tests, each well within its time limit on a busy machine."""

SHOWN: dict[Part, list[Address]] = {}
"""The addresses at which people of each part of the site are shown a whole page; the same in every look."""


def pages(world: World, client: Client, part: Part, look: tuple[Scheme, int, str]) -> list[str]:
    """The paths of the whole pages that this person is shown, and that are looked at in this look."""
    if part not in SHOWN:
        addresses = pages_of_the_desk() if part == "desk" else pages_of_the_public() + pages_of_the_desk()
        SHOWN[part] = [address for address in addresses if is_shown(client, world.path(address))]
    return [world.path(address) for address in some(SHOWN[part], of=len(LOOKS), turn=LOOKS.index(look))]


def is_shown(client: Client, path: str) -> bool:
    response = client.get(path)
    return response.status_code == 200 and b"<html" in response.content


def findings(page: Page, path: str) -> list[str]:
    page.goto(path)
    found = axe(page)
    if page.evaluate(SIDEWAYS):
        found.append("scrolls sideways")
    found += [f"prints {word} upright" for word in page.evaluate(UPRIGHT)]
    if page.evaluate(PROMISED) > 1:
        found.append("promises Ctrl Enter twice")
    found += [f"has news over {part}" for part in page.evaluate(COVERED)]
    found += page.evaluate(KEYS)
    return [f"{path} {finding}" for finding in found]


def scrolls_sideways_zoomed(page: Page) -> bool:
    """Whether a page of a desktop does, twice as large."""
    page.set_viewport_size({"width": ZOOMED, "height": 450})
    scrolls: bool = page.evaluate(SIDEWAYS)
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    return scrolls


def moves_strip_and_rail(page: Page) -> bool:
    """Whether they leave a low screen."""
    page.set_viewport_size({"width": WIDE, "height": 580})
    moves: bool = page.evaluate(DOWNWARDS)
    page.set_viewport_size({"width": WIDE, "height": 900})
    return moves


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(("scheme", "width", "locale"), LOOKS)
def test_the_pages_of_the_desk(
    windows: Windows,
    live_server: LiveServer,
    world: World,
    settings: Settings,
    scheme: Scheme,
    width: int,
    locale: str,
    share: int,
) -> None:
    settings.HOTLINE_NEWS_SECONDS = 60  # the line of news is a part of the look
    staff: Staff = world.supervisor
    client = Client()
    client.force_login(staff)
    size = ViewportSize(width=width, height=900)
    with windows.open(color_scheme=scheme, viewport=size, locale=locale) as window:
        sign_in(window, staff, live_server)
        page, found = window.new_page(), []

        for path in pages(world, client, "desk", (scheme, width, locale))[share::SHARES]:
            found += findings(page, path)
            if width == NARROWEST and scrolls_sideways_zoomed(page):
                found.append(f"{path} scrolls sideways at 200 %")
            if width == WIDE and moves_strip_and_rail(page):
                found.append(f"{path} moves strip and rail")

    assert not found, "\n".join(found)


@pytest.mark.parametrize(("scheme", "width", "locale"), LOOKS)
def test_the_pages_of_the_public(windows: Windows, world: World, scheme: Scheme, width: int, locale: str) -> None:
    size = ViewportSize(width=width, height=900)
    with windows.open(color_scheme=scheme, viewport=size, locale=locale) as window:
        page, found = window.new_page(), []

        for path in pages(world, Client(), "public", (scheme, width, locale)):
            found += findings(page, path)

    assert not found, "\n".join(found)
