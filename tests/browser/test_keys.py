"""Everything works without a mouse."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import SavedView, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.makers import make_contact, make_inquiry

ANY_PAGE = "/accounts/password/"
"""A page in the frame of the desk that has no keys of its own."""


@pytest.fixture
def desk_page(window: BrowserContext, operator: Staff, live_server: LiveServer) -> Page:
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.goto(ANY_PAGE)
    page.evaluate("document.activeElement.blur()")
    return page


def add(page: Page, html: str) -> None:
    """Put this into the page, as a view would have."""
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", html)


def test_a_slash_goes_into_the_search(desk_page: Page) -> None:
    desk_page.keyboard.press("/")

    expect(desk_page.locator("#find")).to_be_focused()
    expect(desk_page.locator("#find")).to_have_value("")


def test_escape_leaves_a_field(desk_page: Page) -> None:
    desk_page.locator("#find").focus()

    desk_page.keyboard.press("Escape")

    expect(desk_page.locator("#find")).not_to_be_focused()


def test_in_a_field_letters_are_letters(desk_page: Page) -> None:
    desk_page.locator("#find").focus()

    desk_page.keyboard.type("jp?1")

    expect(desk_page.locator("#find")).to_have_value("jp?1")
    assert desk_page.url.endswith(ANY_PAGE)


def test_a_key_presses_the_button_that_names_it(desk_page: Page) -> None:
    add(desk_page, '<label><input type="checkbox" id="topic" data-key="7"> 案内メール</label>')

    desk_page.keyboard.press("7")

    expect(desk_page.locator("#topic")).to_be_checked()


def test_each_first_of_two_keys_waits_as_long_for_its_second(desk_page: Page) -> None:
    add(desk_page, '<input type="checkbox" data-key="v 1" aria-label="一">')
    box = desk_page.locator("[data-key='v 1']")
    desk_page.clock.install()
    desk_page.keyboard.press("v")
    desk_page.keyboard.press("1")
    expect(box).to_be_checked()

    desk_page.clock.run_for(1000)
    desk_page.keyboard.press("v")
    desk_page.clock.run_for(1000)
    desk_page.keyboard.press("1")

    expect(box).not_to_be_checked()


def test_a_digit_with_alt_works_from_inside_a_field(desk_page: Page) -> None:
    add(desk_page, '<label><input type="checkbox" id="topic" data-key="7"> 案内メール</label>')
    desk_page.locator("#find").focus()

    desk_page.keyboard.press("Alt+7")

    expect(desk_page.locator("#topic")).to_be_checked()
    expect(desk_page.locator("#find")).to_be_focused()


def test_a_key_that_is_part_of_composing_japanese_does_nothing(desk_page: Page) -> None:
    add(desk_page, '<label><input type="checkbox" id="topic" data-key="7"> 案内メール</label>')

    desk_page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: '7', code: 'Digit7', isComposing: true, bubbles: true}))"
    )

    expect(desk_page.locator("#topic")).not_to_be_checked()


def test_a_button_that_is_off_is_not_pressed(desk_page: Page) -> None:
    add(desk_page, '<input type="checkbox" id="off" data-key="7" disabled><input type="checkbox" id="on" data-key="7">')

    desk_page.keyboard.press("7")

    expect(desk_page.locator("#off")).not_to_be_checked()
    expect(desk_page.locator("#on")).to_be_checked()


def test_control_and_enter_send_the_form_one_is_writing_in(desk_page: Page) -> None:
    add(
        desk_page,
        '<form><textarea id="words" name="words"></textarea>'
        '<button name="how" value="later">あとで</button>'
        '<button name="how" value="now" data-key="ctrl+enter">送信</button></form>',
    )
    desk_page.locator("#words").fill("a")

    desk_page.keyboard.press("Control+Enter")

    desk_page.wait_for_url("**?words=a&how=now")


def test_j_and_k_go_from_row_to_row_and_stop_at_the_ends(desk_page: Page) -> None:
    rows = "".join(f'<li class="listrow"><a id="row{n}" href="#{n}">{n}</a></li>' for n in (1, 2))
    add(desk_page, f"<ul>{rows}</ul>")

    desk_page.keyboard.press("j")
    expect(desk_page.locator("#row1")).to_be_focused()
    desk_page.keyboard.press("j")
    desk_page.keyboard.press("j")
    expect(desk_page.locator("#row2")).to_be_focused()
    desk_page.keyboard.press("k")
    expect(desk_page.locator("#row1")).to_be_focused()


def test_a_question_mark_lists_every_key_of_the_page_in_its_own_words(desk_page: Page) -> None:
    add(desk_page, '<button type="button" data-key="c">担当する <kbd>c</kbd></button>')

    desk_page.keyboard.press("?")

    dialog = desk_page.locator("#keys")
    expect(dialog).to_be_visible()
    expect(dialog.locator("[data-keylist] > div", has_text="担当する").locator("kbd")).to_have_text("c")
    assert axe(desk_page) == []


def test_while_a_question_is_open_only_its_own_keys_work(desk_page: Page) -> None:
    add(desk_page, '<input type="checkbox" id="topic" data-key="7">')
    desk_page.keyboard.press("?")

    desk_page.keyboard.press("7")
    desk_page.keyboard.press("Escape")

    expect(desk_page.locator("#topic")).not_to_be_checked()
    expect(desk_page.locator("#keys")).to_be_hidden()


def test_control_and_k_go_anywhere_by_a_few_letters(desk_page: Page) -> None:
    desk_page.keyboard.press("Control+k")
    desk_page.keyboard.type("2段階")

    expect(desk_page.locator("#goto [role=option]:visible")).to_have_count(1)
    assert axe(desk_page) == []
    desk_page.keyboard.press("Enter")

    desk_page.wait_for_url("**/accounts/2fa/")


def test_control_and_k_show_all_places_each_time_and_no_empty_box(desk_page: Page) -> None:
    places = desk_page.locator("#goto [role=option]:visible")
    desk_page.keyboard.press("Control+k")
    all_of_them = places.count()
    desk_page.keyboard.type("H-000123")
    expect(places).to_have_count(0)
    expect(desk_page.locator("#goto")).to_contain_text("お問合せから探します")
    desk_page.keyboard.press("Escape")

    desk_page.keyboard.press("Control+k")

    assert all_of_them > 5
    expect(places).to_have_count(all_of_them)
    expect(desk_page.locator("#goto-words")).to_have_value("")


def test_control_and_k_find_views_people_and_colleagues_by_the_keyboard_alone(desk_page: Page, operator: Staff) -> None:
    inquiry = make_inquiry(contact=make_contact("中村 由紀", "yuki@example.jp"))
    view = SavedView.objects.keep("電話・古い順", asked={"state": "owed"}, by=operator)
    found = desk_page.locator("#goto [data-found]")
    desk_page.keyboard.press("Control+k")
    expect(found).to_have_text([re.compile("電話・古い順")])
    assert axe(desk_page) == []
    desk_page.keyboard.type("佐藤")
    expect(found).to_have_text([re.compile("佐藤")])
    desk_page.locator("#goto-words").fill("")

    for words, path in (("中村", f"**/desk/inquiries/{inquiry.pk}/"), ("古い順", f"**/?view={view.pk}")):
        desk_page.goto(ANY_PAGE)
        desk_page.keyboard.press("Control+k")
        desk_page.keyboard.type(words)
        expect(found).to_have_count(1)
        desk_page.keyboard.press("ArrowDown")
        desk_page.keyboard.press("Enter")
        desk_page.wait_for_url(path)


def test_control_and_k_do_what_a_key_does_and_say_which(desk_page: Page) -> None:
    inquiry = make_inquiry()
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")
    desk_page.keyboard.press("Control+k")

    desk_page.keyboard.type("担当する")
    option = desk_page.locator("#goto [role=option]:visible").first
    expect(option.locator("kbd")).to_have_text("c")
    desk_page.keyboard.press("Enter")

    expect(desk_page.locator("#standing")).to_contain_text("佐藤")


def test_words_that_name_no_place_are_searched_for(desk_page: Page) -> None:
    desk_page.keyboard.press("Control+k")
    desk_page.keyboard.type("H-000123")

    with desk_page.expect_request("**/desk/inquiries/search/"):
        desk_page.keyboard.press("Enter")
