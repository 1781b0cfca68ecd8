"""A browser that hangs fails one test and not the whole run."""

import pytest
from playwright.sync_api import Error

from tests import chromium
from tests.chromium import Windows


@pytest.mark.django_db(transaction=True)
def test_a_stuck_test_is_ended_and_the_next_one_finds_a_browser(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    with windows.open():
        pass  # so that the next one is at hand: what is killed while it is made may wait for ever
    monkeypatch.setattr(chromium, "STUCK", 5)
    with pytest.raises(Error), windows.open() as window:
        window.new_page().evaluate("() => new Promise(() => {})")
    monkeypatch.undo()

    with windows.open() as window:
        page = window.new_page()
        page.goto("/healthz")

        assert page.title() == ""
