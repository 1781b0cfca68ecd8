"""A file of the library is enclosed, taken out and sent without a mouse."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Draft, Enclosing, EnclosureEdition, Inquiry, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.makers import make_answer, make_enclosure, make_inquiry, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    answer = make_answer(make_topic("fee", name_ja="再発行の手数料"))
    return make_inquiry(topics=[answer.topic])


@pytest.fixture
def files(inquiry: Inquiry) -> list[EnclosureEdition]:
    return [make_enclosure(title=title, name=f"{title}.pdf") for title in ("お知らせの全文", "カード会社へのメモ")]


@pytest.fixture
def page(
    window: BrowserContext, operator: Staff, live_server: LiveServer, inquiry: Inquiry, files: list[EnclosureEdition]
) -> Page:
    """佐藤 has inserted the answer."""
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    page.keyboard.press("1")
    expect(page.locator("#reply .quote")).to_be_visible()
    return page


def choose(page: Page, words: str) -> None:
    page.keyboard.press("Alt+a")
    expect(page.locator("[data-sift=offered]")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("#enclose")).not_to_be_visible()


def chips(page: Page) -> list[str]:
    return page.locator(".enclosed li > a").all_inner_texts()


def test_one_is_searched_for_by_typing_enclosed_and_sent(page: Page, files: list[EnclosureEdition]) -> None:
    choose(page, "めも")
    expect(page.locator(".enclosed li")).to_have_count(1)
    choose(page, "お知らせ")
    expect(page.locator(".enclosed li")).to_have_count(2)
    assert chips(page) == ["カード会社へのメモ.pdf", "お知らせの全文.pdf"]

    page.keyboard.press("Control+Enter")
    expect(page.locator("#waiting form")).to_be_visible()

    assert [one.edition for one in Enclosing.objects.order_by("place")] == files[::-1]
    expect(page.locator("#thread")).to_contain_text("カード会社へのメモ.pdf")


def test_the_arrows_walk_through_the_list_and_a_key_takes_the_last_one_out(
    page: Page, files: list[EnclosureEdition]
) -> None:
    page.keyboard.press("Alt+a")
    expect(page.locator("[data-sift=offered]")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".enclosed li")).to_have_count(1)
    assert chips(page) == [files[1].name]

    page.keyboard.press("Alt+x")

    expect(page.locator(".enclosed li")).to_have_count(0)
    assert Draft.objects.get().enclosed == []


def test_what_is_typed_stays_while_a_file_is_chosen_and_escape_leaves_the_list(page: Page) -> None:
    page.keyboard.press("r")
    page.keyboard.type("資料をお送りします。")

    choose(page, "全文")

    expect(page.locator(".enclosed li")).to_have_count(1)
    assert "資料をお送りします。" in Draft.objects.get().text
    page.keyboard.press("Alt+a")
    expect(page.locator("#enclose")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#enclose")).not_to_be_visible()
