"""A colleague is mentioned while one writes a note, by keys, pointer or input method, and reads it at the note."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Inquiry, Mention, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inquiry(operator: Staff, supervisor: Staff) -> Inquiry:
    make_staff("ito", "伊藤 花子")
    make_staff("abe1", "阿部")
    make_staff("abe2", "阿部")
    return make_inquiry()


@pytest.fixture
def page(desk_page: Page, inquiry: Inquiry) -> Page:
    """佐藤 writes a note."""
    desk_page.set_viewport_size({"width": 1440, "height": 900})
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")
    desk_page.keyboard.press("m")
    expect(desk_page.locator("#note textarea")).to_be_focused()
    return desk_page


def value(page: Page) -> str:
    return page.locator("#note textarea").input_value()


def compose(page: Page, text: str) -> None:
    """What an input method does before its words are taken."""
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )


def test_arrows_choose_and_enter_takes(page: Page) -> None:
    page.keyboard.type("至急@")
    offer = page.locator("#mention-offer")
    expect(offer.locator("li")).to_have_count(4)
    expect(offer.locator("li").first).to_be_in_viewport(ratio=1)
    assert page.evaluate("""() => [...document.querySelectorAll("#mention-offer li")].every((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    })""")
    assert axe(page) == []
    page.keyboard.type("ab")
    expect(offer.locator("li")).to_have_count(2)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert value(page) == "至急@abe2 "
    expect(offer).to_be_hidden()
    page.keyboard.press("Enter")
    assert value(page) == "至急@abe2 \n"


def test_a_name_is_chosen_with_the_pointer(page: Page) -> None:
    page.keyboard.type("@伊")

    page.locator("#mention-offer >> text=伊藤").click()

    assert value(page) == "@伊藤花子 "
    expect(page.locator("#note textarea")).to_be_focused()


def test_escape_goes_on_without_and_stays_in_the_field(page: Page) -> None:
    page.keyboard.type("@ab")
    expect(page.locator("#mention-offer li")).to_have_count(2)

    page.keyboard.press("Escape")
    expect(page.locator("#mention-offer")).to_be_hidden()
    page.keyboard.press("Enter")

    assert value(page) == "@ab\n"


def test_what_is_being_composed_neither_opens_nor_takes_anything(page: Page) -> None:
    offer = page.locator("#mention-offer")
    page.keyboard.type("@")
    expect(offer).to_be_visible()

    compose(page, "いとう")
    expect(offer).to_be_hidden()
    compose(page, "伊藤")
    page.dispatch_event("#note textarea", "keydown", {"key": "Enter", "keyCode": 229, "isComposing": True})
    assert value(page) == "@伊藤"
    page.context.new_cdp_session(page).send("Input.insertText", {"text": "伊藤"})

    expect(offer.locator("li")).to_have_count(1)
    page.keyboard.press("Enter")
    assert value(page) == "@伊藤花子 "


def test_a_mail_address_offers_nobody(page: Page) -> None:
    page.keyboard.type("nakamura@")

    page.wait_for_timeout(200)

    expect(page.locator("#mention-offer")).to_be_hidden()


def test_it_is_saved_and_a_name_of_two_is_said(page: Page, inquiry: Inquiry) -> None:
    page.keyboard.type("@阿部 @ito お願いします。")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#note [role=status]")).to_contain_text("「@阿部」は誰にも届いていません")
    expect(page.locator("#thread")).to_contain_text("伊藤 花子へのメンション")
    assert [mention.staff.username for mention in Mention.objects.all()] == ["ito"]
    assert axe(page) == []


def test_the_note_is_opened_where_it_stands_and_settled_by_a_key(
    window: BrowserContext, operator: Staff, supervisor: Staff, live_server: LiveServer
) -> None:
    first, second = make_inquiry(), make_inquiry("二件目です。")
    for one in (first, second):
        for number in range(12):
            one.note(by=operator, text=f"{number}番目のメモ" + "長い話です。" * 40 + ("@鈴木" if number == 3 else ""))
    sign_in(window, supervisor, live_server)
    page = window.new_page()
    page.goto("/desk/mentions/")
    assert axe(page) == []

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.locator("main .handed-on li")).to_have_count(1)
    assert Mention.objects.open().get().message.inquiry == first
    page.keyboard.press("z")
    expect(page.locator("main .handed-on li")).to_have_count(2)
    page.keyboard.press("j")
    page.keyboard.press("Enter")

    note = Mention.objects.open().oldest_first()[0].message
    expect(page.locator(f"#m{note.pk}")).to_be_in_viewport()
    expect(page.locator(f"#m{note.pk}")).to_be_focused()


def test_the_news_tell_within_seconds(desk_page: Page, operator: Staff, supervisor: Staff, settings: Settings) -> None:
    settings.HOTLINE_NEWS_SECONDS = 0.3
    inquiry = make_inquiry()
    with desk_page.expect_response("**/desk/news/**"):
        desk_page.goto("/desk/")
    figure = desk_page.locator(".rail [data-figure=mentions]")
    expect(figure).to_be_hidden()

    inquiry.note(by=supervisor, text="@佐藤 至急")

    expect(figure).to_have_text("1")
    expect(figure).to_be_visible()
    expect(desk_page.locator("#list-news")).to_contain_text("あなたへのメンションが1件あります。")
    expect(desk_page.locator("#news")).to_contain_text("あなたへのメンションが1件あります。")
