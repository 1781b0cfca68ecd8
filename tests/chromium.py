"""A real Chromium, started once for all browser tests."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, expect, sync_playwright

from tests.needs import need

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WITHIN = 120_000
"""Milliseconds to wait for anything in the browser, on a busy machine."""
expect.set_options(timeout=WITHIN)


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    program = need("chromium")
    # Playwright runs an event loop in this thread, in which Django refuses synchronous queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=WITHIN)
        yield browser
        browser.close()
        # Inside an event loop Django keeps separate connections, which cannot be closed after the loop has ended.
        connections.close_all()
