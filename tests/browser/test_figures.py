"""The figures of the day beside everything else and alone on a page, measured."""

import pytest
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Role
from tests.browser.conftest import sign_in
from tests.makers import make_staff

pytestmark = pytest.mark.django_db(transaction=True)
LINES = """() => {
  const figure = document.querySelectorAll(".fig b")[2], range = document.createRange();
  figure.textContent = "13時間13分";
  range.selectNodeContents(figure);
  return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
}"""
EDGES = "[...document.querySelectorAll('.fig dt')].map((name) => Math.round(name.getBoundingClientRect().left))"
A_LINE = 22


@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.OPERATOR])
def test_a_time_is_one_line_rows_begin_alike_and_hours_are_no_larger_than_words(
    window: BrowserContext, live_server: LiveServer, role: Role
) -> None:
    sign_in(window, make_staff("yamamoto", "山本", role), live_server)
    page = window.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/desk/")

    assert page.evaluate(LINES) == 1
    edges = page.evaluate(EDGES)
    assert edges[:2] == edges[2:]
    assert page.locator(".bars text").first.evaluate("text => text.getBoundingClientRect().height") < A_LINE
