"""A real Chromium, started once for all tests that look at pages."""

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
"""Milliseconds in which anything must have shown itself, on however crowded a machine."""
expect.set_options(timeout=WITHIN)


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    program = need("chromium")
    # Playwright keeps an event loop in this thread, and Django would take our queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=WITHIN)
        yield browser
        browser.close()
        # Beside a loop Django keeps connections of their own, which nobody sees when the loop is gone.
        connections.close_all()
