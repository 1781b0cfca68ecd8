"""Clocks on a page run by the server's time."""

from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Staff
from tests.browser.conftest import sign_in


def desk_page(window: BrowserContext, operator: Staff, live_server: LiveServer) -> Page:
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.goto("/accounts/password/")
    return page


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


def test_a_countdown_counts_and_its_toast_goes_when_there_is_nothing_left_to_undo(
    window: BrowserContext, operator: Staff, live_server: LiveServer
) -> None:
    page = desk_page(window, operator, live_server)

    add_clock(page, "data-until", 4)

    expect(page.locator("#clock")).to_have_text("2")
    expect(page.locator("#clock")).to_have_count(0)


def test_a_call_is_timed_in_minutes_and_seconds(
    window: BrowserContext, operator: Staff, live_server: LiveServer
) -> None:
    page = desk_page(window, operator, live_server)

    add_clock(page, "data-since", -71)

    expect(page.locator("#clock")).to_have_text("1:13")
