"""The place where a reply is written, measured: the customer's words stay in sight and no button moves."""

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Channel, Hold, Inquiry, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
LAST_WORDS = "手数料がかかると言われました。払わないといけないのでしょうか。"
A_LINE = 20
SETTLING = """() => {
  window.settled = new Promise((settle) => {
    document.addEventListener("htmx:afterSettle", () => setTimeout(settle, 200), { once: true });
  });
}"""
"""Promises that an answer of the server stands on the page and moves nothing any more."""


@pytest.fixture
def answer(operator: Staff) -> Answer:
    make_version("あ" * 400)
    return make_answer(make_topic("fee", name_ja="再発行の手数料"))


@pytest.fixture
def inquiry(answer: Answer, operator: Staff) -> Inquiry:
    """A long first mail, a short last one, and many events after it."""
    inquiry = make_inquiry("長い前置きです。" * 60, topics=[answer.topic])
    inquiry.append(Incoming(Channel.MAIL, LAST_WORDS))
    inquiry.claim(by=operator)
    for _ in range(6):
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER)
        inquiry.resume(by=operator)
    return inquiry


def open_in(window: BrowserContext, width: int, height: int, path: str) -> Page:
    page = window.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(path)
    return page


@pytest.fixture
def path(window: BrowserContext, operator: Staff, live_server: LiveServer, inquiry: Inquiry) -> str:
    """佐藤 is signed in."""
    sign_in(window, operator, live_server)
    return f"/desk/inquiries/{inquiry.pk}/"


def box(page: Page, place: str) -> FloatRect:
    found = page.locator(place).bounding_box()
    assert found
    return found


def buttons(page: Page) -> list[FloatRect]:
    """Where one presses: send, preview, and every verb above the conversation."""
    shown = page.locator("#send, #reply [data-key='alt+p'], .actions .btn").all()
    return [found for found in (button.bounding_box() for button in shown) if found]


def shows_the_last_words(page: Page) -> bool:
    """All of them lie within what is seen of the conversation."""
    words, thread = box(page, f"#thread .msg-body >> text={LAST_WORDS}"), box(page, "#thread")
    return bool(thread["y"] <= words["y"] and words["y"] + words["height"] <= thread["y"] + thread["height"] <= 900)


def save(page: Page, words: str) -> None:
    with page.expect_response("**/draft/"):
        page.keyboard.type(words)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (1366, 768)])
def test_the_last_words_stay_in_sight_and_no_button_moves(
    window: BrowserContext, path: str, width: int, height: int
) -> None:
    page = open_in(window, width, height, path)
    before = buttons(page)
    assert shows_the_last_words(page)

    page.keyboard.press("r")
    assert (buttons(page), shows_the_last_words(page)) == (before, True)
    save(page, "一行目\n二行目\n三行目\n")
    expect(page.locator("#checks")).to_contain_text("下書き保存")
    assert (buttons(page), shows_the_last_words(page)) == (before, True)
    page.keyboard.press("Alt+1")
    expect(page.locator("#reply .quote")).to_be_visible()
    assert (buttons(page), shows_the_last_words(page)) == (before, True)
    save(page, "\n".join(f"{number}行目" for number in range(20)))
    assert (buttons(page), shows_the_last_words(page)) == (before, True)


def test_what_is_being_typed_is_above_the_buttons(window: BrowserContext, path: str) -> None:
    page = open_in(window, 1440, 900, path)
    page.keyboard.press("1")
    expect(page.locator("#reply .quote")).to_be_visible()
    page.locator("#words-2").focus()
    page.keyboard.press("Control+End")

    save(page, "\n".join(f"{number}行目" for number in range(30)))

    field, foot = box(page, "#words-2"), box(page, "#reply .composer-foot")
    assert field["y"] + field["height"] - A_LINE < foot["y"] + A_LINE


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_why_a_reply_did_not_leave_is_in_sight_wherever_one_was_writing(
    window: BrowserContext, path: str, width: int, height: int
) -> None:
    page = open_in(window, width, height, path)
    page.keyboard.press("1")
    expect(page.locator("#reply .quote")).to_be_visible()
    page.locator("#words-2").focus()
    page.keyboard.press("Control+End")
    save(page, "\n".join(f"{number}行目" for number in range(30)) + "\n書類を添付いたします。")

    page.evaluate(SETTLING)
    page.keyboard.press("Control+Enter")
    page.evaluate("window.settled")

    expect(page.locator("#reply [role=alert]")).to_be_in_viewport(ratio=1)
    expect(page.locator("#words-2")).to_be_focused()


def test_the_warning_that_nothing_is_saved_moves_nothing(window: BrowserContext, path: str) -> None:
    page = open_in(window, 1440, 900, path)
    before = buttons(page)

    page.evaluate("document.querySelector('[data-unsaved]').hidden = false")

    expect(page.locator("[data-unsaved]")).to_be_visible()
    assert buttons(page) == before


def test_events_are_one_line_until_one_asks(window: BrowserContext, path: str) -> None:
    page = open_in(window, 1440, 900, path)
    run = page.locator("#thread .events").last

    expect(run.locator("summary")).to_contain_text("ほか")
    assert box(page, "#thread .events >> nth=-1")["height"] < 40
    expect(run.locator("ol")).to_be_hidden()
    run.locator("summary").press("Enter")
    expect(run.locator("ol")).to_be_visible()


def test_on_a_phone_the_buttons_are_above_the_bar(window: BrowserContext, path: str) -> None:
    page = open_in(window, 390, 844, path)
    page.locator("#reply-h").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#words-0').scrollIntoView({block: 'end'})")

    send, bar = box(page, "#send"), box(page, ".rail")

    assert send["y"] + send["height"] <= bar["y"]
    assert send["x"] + send["width"] <= 390
    page.locator("#send").click(trial=True)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert box(page, "#send")["y"] + send["height"] <= bar["y"]


def test_of_a_long_last_message_the_beginning_is_in_sight(window: BrowserContext, path: str, inquiry: Inquiry) -> None:
    inquiry.append(Incoming(Channel.MAIL, f"はじめの一文。\n{'長い続きです。' * 200}"))
    page = open_in(window, 1440, 900, path)

    page.keyboard.press("Alt+1")
    expect(page.locator("#reply .quote")).to_be_visible()

    beginning, thread = box(page, "#thread .msg >> nth=-1"), box(page, "#thread")
    assert thread["y"] <= beginning["y"] + A_LINE < thread["y"] + thread["height"] - A_LINE


def test_one_button_at_a_time_wears_the_cap_of_ctrl_and_enter(window: BrowserContext, path: str) -> None:
    page = open_in(window, 1440, 900, path)
    caps = page.locator("[data-key='ctrl+enter'] kbd:visible")
    expect(caps).to_have_count(1)

    page.keyboard.press("h")
    expect(page.locator("#asking form")).to_be_visible()
    expect(caps).to_have_count(1)
    expect(page.locator("#asking kbd").first).to_be_visible()

    page.locator("#words-0").focus()
    expect(caps).to_have_count(1)
    expect(page.locator("#send kbd")).to_be_visible()


def test_where_one_touches_no_cap_of_a_key_is_shown(
    windows: Windows, operator: Staff, live_server: LiveServer, inquiry: Inquiry
) -> None:
    with windows.open(is_mobile=True, has_touch=True) as window:
        sign_in(window, operator, live_server)
        page = open_in(window, 390, 844, f"/desk/inquiries/{inquiry.pk}/")

        expect(page.locator("kbd:visible")).to_have_count(0)
        page.goto("/desk/inquiries/")
        expect(page.locator("kbd:visible, .keys:visible")).to_have_count(0)
