"""A real Chromium, started once for all browser tests, and its windows."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from hotline.static import joined
from tests.needs import need

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # a page of a window that has one already needs no process of its own
]
STUCK = 300
"""Seconds after which a test that still has its window is stuck."""
WITHIN = 120_000
"""Milliseconds to wait for anything in the browser, on a busy machine."""
expect.set_options(timeout=WITHIN)
EMPTY = '<!doctype html><link rel="icon" href="data:,">'
"""The page that keeps a window's process alive between tests."""

SHEETS = {"inquiries/css/desk.css", "inquiries/css/public.css"}

serve = StaticFilesHandler.serve


def lasting(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
    """As in production, where a name is good for one version only: asked for once, and a style sheet with its parts."""
    name = handler.file_path(request.path)
    response = HttpResponse(sheet(name), "text/css") if name in SHEETS else serve(handler, request)
    response["Cache-Control"] = "max-age=315360000, immutable"  # longer than any clock is moved
    return response


@cache
def sheet(name: str) -> str:
    """One of ours, joined."""
    return joined(name, lambda part: Path(str(finders.find(part))).read_text())


class Chromium:
    """The browser. Some calls of Playwright wait for ever: a stuck test has it killed, the next one starts it."""

    def __init__(self, playwright: Playwright, program: Path) -> None:
        self._playwright, self._program = playwright, program
        self._browser = self._launch()

    def _launch(self) -> Browser:
        self._is_killed, self._mark = False, f"--of-tests={uuid4()}"
        flags = [*FLAGS, self._mark]
        return self._playwright.chromium.launch(executable_path=self._program, args=flags, timeout=WITHIN)

    @property
    def is_alive(self) -> bool:
        return self._browser.is_connected() and not self._is_killed  # Playwright hears of it later

    def window(self, **look: Any) -> BrowserContext:
        """A new window with these options of Playwright's `new_context`."""
        if not self.is_alive:
            self._browser = self._launch()
        return self._browser.new_context(**look)

    @contextmanager
    def in_time(self, seconds: float) -> Iterator[None]:
        """Kills the browser after so many seconds: whatever waits for it then raises Playwright's Error."""
        timer = Timer(seconds, self.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def kill(self) -> None:
        """Kills its processes, found by their mark, and none of the browser that is started meanwhile."""
        self._is_killed, mark = True, self._mark.encode()
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # the process has ended meanwhile
                if mark in (entry / "cmdline").read_bytes():
                    os.kill(int(entry.name), signal.SIGKILL)

    def close(self) -> None:
        self._browser.close()


class Windows:
    """Windows that stay open between tests, one for each look, since a new one loads every style sheet anew.

    A test finds no page, cookie or stored word in its window, and leaves none. What the window itself is told stays:
    a test that moves the browser's clock, adds scripts or holds back requests of all its pages asks Chromium for a
    window of its own. One without scripts is not kept: Playwright waited for ever when such a window was cleared.
    """

    def __init__(self, chromium: Chromium, address: str) -> None:
        self._chromium = chromium
        self._address = address
        self._kept: dict[str, BrowserContext] = {}

    @contextmanager
    def open(self, **look: Any) -> Iterator[BrowserContext]:
        """A window with these options of Playwright's `new_context`."""
        name = json.dumps(look, sort_keys=True)
        with self._chromium.in_time(STUCK):
            window = self._kept.pop(name, None) or self._new(look)
            try:
                yield window
            finally:
                if not self._chromium.is_alive:
                    self._kept.clear()
                elif look.get("java_script_enabled", True):
                    self._put_back(name, window)
                else:
                    window.close()

    def _put_back(self, name: str, window: BrowserContext) -> None:
        self._clear(window)
        if name in self._kept:
            window.close()  # two were open at once
        else:
            self._kept[name] = window

    def _new(self, look: dict[str, Any]) -> BrowserContext:
        window = self._chromium.window(base_url=self._address, **look)
        window.set_default_timeout(WITHIN)
        standing = window.new_page()
        standing.route("**", lambda route: route.fulfill(content_type="text/html", body=EMPTY))
        standing.goto("/")
        return window

    def _clear(self, window: BrowserContext) -> None:
        standing, *pages = window.pages
        for page in pages:
            page.close()
        window.set_offline(offline=False)
        window.clear_permissions()
        window.clear_cookies()
        line = window.new_cdp_session(standing)
        line.send("Storage.clearDataForOrigin", {"origin": self._address, "storageTypes": "all"})
        line.detach()


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Chromium]:
    program = need("chromium")
    # Playwright runs an event loop in this thread, in which Django refuses synchronous queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright, mock.patch.object(StaticFilesHandler, "serve", lasting):
        browser = Chromium(playwright, program)
        yield browser
        browser.close()
        # Inside an event loop Django keeps separate connections, which cannot be closed after the loop has ended.
        connections.close_all()


@pytest.fixture(scope="session")
def windows(chromium: Chromium, live_server: LiveServer) -> Windows:
    return Windows(chromium, live_server.url)
