"""What others do is seen without loading the page again, and nothing moves or takes the focus because of it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Channel, Priority, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.browser.accessibility import axe
from tests.browser.conftest import no_complaints, sign_in
from tests.chromium import Windows
from tests.makers import make_contact, make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db(transaction=True)
OFTEN = 0.3
"""Seconds between two questions: five in earnest."""
PLACES = """() => [...document.querySelectorAll(".case, #talk-news, #subject, #thread, #reply, .composer-foot")]
  .map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height] })"""
SCROLLED = "() => [...document.querySelectorAll('*')].map((one) => one.scrollTop).filter(Boolean)"


@pytest.fixture(autouse=True)
def _pages_ask_often(settings: Settings, _nothing_changes_by_itself: None) -> None:
    settings.HOTLINE_NEWS_SECONDS = OFTEN


@pytest.fixture
def ito(db: None) -> Staff:
    return make_staff("ito", "伊藤")


@pytest.fixture
def ito_window(windows: Windows, ito: Staff, live_server: LiveServer) -> Iterator[BrowserContext]:
    """The window of 伊藤, beside that of 佐藤."""
    look = {"locale": "ja-JP", "viewport": {"width": 1281, "height": 900}}
    with windows.open(**look) as window, no_complaints(window):
        sign_in(window, ito, live_server)
        yield window


def look_at(page: Page, path: str) -> None:
    """Open it, and wait for its first answer."""
    page.set_viewport_size({"width": 1440, "height": 900})
    with page.expect_response("**/desk/news/**"):
        page.goto(path)


def measured(page: Page) -> tuple[Any, ...]:
    return page.evaluate(PLACES), page.evaluate(SCROLLED), page.evaluate("document.activeElement.id")


def test_what_a_colleague_takes_is_theirs_on_my_list_at_once(
    desk_page: Page, ito_window: BrowserContext, operator: Staff
) -> None:
    inquiry, other = make_inquiry(), make_inquiry()
    look_at(desk_page, "/desk/inquiries/")
    row = desk_page.locator(f'[data-case="{inquiry.pk}"]')
    desk_page.keyboard.press("j")
    row.hover()
    before = measured(desk_page)
    focused = desk_page.evaluate("document.activeElement.href")
    theirs = ito_window.new_page()
    theirs.goto(f"/desk/inquiries/{inquiry.pk}/")

    theirs.keyboard.press("c")

    expect(row).to_contain_text("伊藤")
    expect(desk_page.locator("#list-news")).to_contain_text("変更1件")
    expect(desk_page.locator(f'[data-case="{other.pk}"]')).not_to_contain_text("伊藤")
    assert measured(desk_page) == before
    assert desk_page.evaluate("document.activeElement.href") == focused


def test_one_sees_who_looks_and_writes_and_that_they_left(desk_page: Page, ito_window: BrowserContext) -> None:
    inquiry = make_inquiry()
    look_at(desk_page, f"/desk/inquiries/{inquiry.pk}/")
    theirs = ito_window.new_page()
    presence = desk_page.locator("#presence")

    look_at(theirs, f"/desk/inquiries/{inquiry.pk}/")
    expect(presence).to_contain_text("伊藤も見ています")
    theirs.keyboard.press("r")
    expect(presence).to_contain_text("伊藤が書いています")
    theirs.close()

    expect(presence).to_have_text(re.compile(r"^\s*$"))


def test_whose_the_open_inquiry_is_stands_above_it_and_what_was_done_in_its_line(
    desk_page: Page, operator: Staff, ito: Staff
) -> None:
    inquiry = make_inquiry()
    look_at(desk_page, f"/desk/inquiries/{inquiry.pk}/")
    before = measured(desk_page)

    inquiry.claim(by=ito)

    expect(desk_page.locator("#standing")).to_contain_text("伊藤")
    expect(desk_page.locator("#talk-news")).to_contain_text("伊藤が担当")
    assert measured(desk_page) == before
    assert axe(desk_page) == []


def test_what_arrives_while_one_types_is_told_and_shown_by_a_key_and_the_words_stay(
    desk_page: Page, live_server: LiveServer
) -> None:
    inquiry = make_inquiry()
    look_at(desk_page, f"/desk/inquiries/{inquiry.pk}/")
    desk_page.keyboard.press("r")
    desk_page.keyboard.type("書きかけ")
    before = measured(desk_page)

    inquiry.append(Incoming(Channel.MAIL, "やはり結構です。"))
    line = desk_page.locator("#talk-news")
    expect(line).to_contain_text("新しいメッセージが1件届きました。")
    assert measured(desk_page) == before
    desk_page.keyboard.press("Escape")
    desk_page.keyboard.press(".")

    expect(desk_page.locator("#thread")).to_contain_text("やはり結構です。")
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("書きかけ"))
    expect(desk_page.locator("#seen")).to_have_value(str(inquiry.messages.latest("pk").pk))
    expect(line).not_to_contain_text("新しいメッセージ")


def test_five_hundred_that_arrive_at_once_are_one_line_and_move_nothing(desk_page: Page) -> None:
    inquiry, topic = make_inquiry(), make_topic("fraud", priority=Priority.FIRST)
    look_at(desk_page, f"/desk/inquiries/{inquiry.pk}/")
    desk_page.locator(".strip .me").click()
    desk_page.locator("#sound").click()
    expect(desk_page.locator("#sound")).to_have_attribute("aria-pressed", "true")
    desk_page.keyboard.press("Escape")
    desk_page.keyboard.press("r")
    desk_page.keyboard.type("ご返信")
    before = measured(desk_page)
    contact = make_contact()

    for place in range(500):
        make_inquiry(contact=contact, topics=[topic] if place == 0 else [])
        if place % 100 == 0:
            desk_page.keyboard.type("いま")

    line = desk_page.locator("#list-news")
    expect(line).to_contain_text("新着500件")
    expect(desk_page.locator('.strip [data-figure="owed"]')).to_have_text("501")
    expect(desk_page.locator(".case")).to_have_count(1)
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("ご返信" + "いま" * 5))
    expect(desk_page.locator("#news")).to_contain_text("最優先のお問合せ")
    assert measured(desk_page) == before
    line.get_by_role("button").click()
    expect(desk_page.locator(".case")).to_have_count(20)
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("ご返信"))
