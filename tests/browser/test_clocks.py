"""Clocks on a page run by the server's time, whatever the machine of whoever looks takes it for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import no_complaints
from tests.chromium import WITHIN, Chromium

LONG_AGO, A_MOMENT_LATER = "2001-02-03T04:05:06", "2001-02-03T04:05:07"


@pytest.fixture
def window(chromium: Chromium, live_server: LiveServer) -> Iterator[BrowserContext]:
    """One of its own: a clock that was once moved stays so."""
    with chromium.window(base_url=live_server.url, locale="ja-JP") as window, no_complaints(window):
        window.set_default_timeout(WITHIN)
        yield window


@pytest.fixture
def page(desk_page: Page) -> Page:
    """On a machine whose clock was never set, and stands still until the test lets time pass."""
    desk_page.clock.install(time=LONG_AGO)
    desk_page.clock.pause_at(A_MOMENT_LATER)
    desk_page.goto("/accounts/password/")
    return desk_page


def add_clock(page: Page, attribute: str, seconds: int) -> None:
    """A toast with a clock that points so many seconds ahead of the server's time as the page says it."""
    page.evaluate(
        """([attribute, seconds]) => {
            const at = new Date(Date.parse(document.body.dataset.now) + seconds * 1000).toISOString();
            document.getElementById("toasts").insertAdjacentHTML(
                "beforeend", `<div class="toast show"><b id="clock" ${attribute}="${at}"></b></div>`);
        }""",
        [attribute, seconds],
    )


def test_a_countdown_counts_and_its_toast_goes_when_there_is_nothing_left_to_undo(page: Page) -> None:
    add_clock(page, "data-until", 4)

    page.clock.run_for(2000)
    expect(page.locator("#clock")).to_have_text("2秒")

    page.clock.run_for(2000)
    expect(page.locator("#clock")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "seconds", "words"),
    [("ja", -71, "1分13秒"), ("ja", -3898, "1時間5分"), ("en", -71, "1 min 13 s"), ("en", -5, "7 s")],
)
def test_how_long_a_call_lasts_is_no_time_of_day(page: Page, language: str, seconds: int, words: str) -> None:
    if language == "en":
        page.locator("[name=language][value=en]").first.dispatch_event("click")
        expect(page.locator("html")).to_have_attribute("lang", "en")
    add_clock(page, "data-since", seconds)

    page.clock.run_for(2000)

    expect(page.locator("#clock")).to_have_text(words)
