"""Cards of one place of the board are ticked, looked at, advanced and put back without a mouse."""

import pytest
from playwright.sync_api import Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Batch, Reissue, Staff, Step
from tests.browser.accessibility import axe
from tests.makers import make_contact, make_inquiry, make_issuer, make_reissue

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def stages() -> list[str]:
    return list(Reissue.objects.order_by("pk").values_list("stage", flat=True))


def test_cards_are_ticked_by_keys_and_advanced_and_put_back(
    desk_page: Page, operator: Staff, live_server: LiveServer
) -> None:
    issuer = make_issuer("すずらんカード")
    for number in range(3):
        contact = make_contact(f"相談者{number}", f"c{number}@example.jp")
        make_reissue(make_inquiry(contact=contact), by=operator, issuer=issuer)
    desk_page.goto("/desk/reissues/?stage=received")
    desk_page.locator("tbody .nowrap a").first.focus()

    press(desk_page, "x", "j", "Shift+X")
    expect(desk_page.locator("#selection [data-words]")).to_have_text("2件を選択中")
    assert axe(desk_page) == []
    desk_page.get_by_role("button", name="段階を記録").press("Enter")
    desk_page.get_by_label("段階").select_option("contacted")
    desk_page.get_by_label("お客様").press(" ")
    press(desk_page, "Control+Enter")
    expect(desk_page.get_by_role("button", name="2件の段階を記録する")).to_be_visible()
    assert axe(desk_page) == []
    press(desk_page, "Control+Enter")
    expect(desk_page.locator("main .state")).to_have_text("完了")
    assert stages() == ["contacted", "contacted", "received"]

    press(desk_page, "z")
    expect(desk_page.locator("main .state")).to_have_text("取り消し済み")
    assert stages() == ["received"] * 3


def test_nothing_jumps_where_cards_are_ticked_below_the_board(
    desk_page: Page, operator: Staff, live_server: LiveServer
) -> None:
    for number in range(12):
        contact = make_contact(f"相談者{number}", f"c{number}@example.jp")
        make_reissue(make_inquiry(contact=contact), by=operator, issuer=make_issuer(f"カード{number}"))
    page = desk_page
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto("/desk/reissues/?stage=received#cases")
    rows = page.locator("#list tbody a")
    bar = page.locator("#selection .acts")

    press(page, "j")
    expect(rows.nth(0)).to_be_focused()
    press(page, "x", "j")
    expect(page.locator("#selection [data-words]")).to_have_text("1件を選択中")
    expect(rows.nth(1)).to_be_focused()
    expect(bar).to_be_in_viewport(ratio=1)
    before = rows.nth(1).bounding_box()
    press(page, "l", "a")
    expect(page.locator("#selection [data-words]")).to_have_text("12件を選択中")

    assert page.url.endswith("#cases")
    assert rows.nth(1).bounding_box() == before
    expect(rows.nth(1)).to_be_focused()
    expect(page.locator("#list .tick :checked")).to_have_count(12)


class Keyboard:
    """Presses keys, and counts them and the requests that they lead to."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses, self.requests = page, 0, 0
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.requests += request.is_navigation_request()

    def press(self, *keys: str) -> None:
        """With time in between for the page that a key leads to."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1
        self.page.wait_for_load_state()


def test_three_hundred_are_advanced_with_a_dozen_keys(
    desk_page: Page, operator: Staff, live_server: LiveServer
) -> None:
    for number in range(30):
        inquiry = make_inquiry(contact=make_contact(f"相談者{number}", f"c{number}@example.jp"))
        for _card in range(10):
            make_reissue(inquiry, by=operator)
    desk_page.goto("/desk/reissues/?stage=received")
    keyboard = Keyboard(desk_page)

    keyboard.press("l", "a")
    expect(desk_page.locator("#selection [data-words]")).to_have_text("300件を選択中")
    keyboard.press("l", "1")
    expect(desk_page.get_by_label("段階")).to_be_focused()
    keyboard.press("ArrowDown", "ArrowDown", "Tab", "Space", "Control+Enter")
    expect(desk_page.get_by_role("button", name="300件の段階を記録する")).to_be_visible()
    keyboard.press("Control+Enter")
    expect(desk_page.locator("#batch")).to_be_visible()
    Batch.objects.get().carry_on()  # as the worker does

    assert stages() == ["contacted"] * 300
    assert set(Step.objects.filter(stage="contacted").values_list("reported_by", flat=True)) == {"customer"}
    assert keyboard.presses <= 12
    assert keyboard.requests <= 8
