"""A whole day's work in a real browser."""

from tests.browser.conftest import chromium

__all__ = ["chromium"]
