"""Where the hands are after each step at an inquiry: the keys that the page shows hold, and write nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Dispatch, Draft, Inquiry, Message, Staff
from inquiries.models.inquiry import letter
from tests.browser.conftest import sign_in
from tests.makers import make_answer, make_inquiry, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def answer(operator: Staff) -> Answer:
    return make_answer(make_topic("fee", name_ja="再発行の手数料"))


@pytest.fixture
def inquiry(answer: Answer) -> Inquiry:
    return make_inquiry(topics=[answer.topic])


@pytest.fixture
def page(window: BrowserContext, operator: Staff, live_server: LiveServer, inquiry: Inquiry) -> Page:
    """佐藤 has the inquiry open."""
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    return page


def greeting(inquiry: Inquiry) -> str:
    return str(letter.frame(inquiry)[0]["words"])


def hands_are_free(page: Page) -> bool:
    """A letter presses a key of the page and writes nothing."""
    expect(page.locator("input:focus, select:focus, textarea:focus")).to_have_count(0)
    return True


def reply(page: Page) -> None:
    """An answer and words of our own, sent from within the field."""
    page.keyboard.press("1")
    expect(page.locator("#reply .quote")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("追記です。")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#waiting .taking-back")).to_be_visible()


@contextmanager
def slow(page: Page, path: str) -> Iterator[list[Route]]:
    """What is asked for at this address waits until the block ends."""
    held: list[Route] = []
    page.route(path, lambda route: held.append(route))  # noqa: PLW0108 - playwright marks what it calls
    yield held
    for route in held:
        route.continue_()


def test_after_a_reply_the_undo_key_undoes_and_writes_nothing(page: Page) -> None:
    reply(page)

    assert hands_are_free(page)
    page.keyboard.press("z")

    expect(page.locator("#thread")).to_contain_text("佐藤が送信前に返信を取り消しました")
    assert not Dispatch.objects.exists()
    assert "z" not in Draft.objects.get().text


def test_after_a_reply_there_is_no_second_one_to_send(page: Page) -> None:
    reply(page)

    expect(page.locator("#send")).to_be_hidden()
    page.keyboard.press("Control+Enter")
    page.keyboard.press("r")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#reply [role=alert]")).to_contain_text("書き出しと結びのほかに何も書かれていません。")
    assert Dispatch.objects.count() == 1


def test_taken_back_and_sent_once_more_it_rests_again(page: Page) -> None:
    reply(page)
    page.keyboard.press("z")
    expect(page.locator("#send")).to_be_visible()
    page.wait_for_load_state("load")

    page.keyboard.press("Control+Enter")

    expect(page.locator("#waiting .taking-back")).to_be_visible()
    expect(page.locator("#send")).to_be_hidden()
    assert hands_are_free(page)
    assert "追記です。" in Message.objects.get(kind=Message.Kind.OUT).text


def test_after_a_reply_r_opens_the_fields_of_another_and_goes_into_them(page: Page) -> None:
    reply(page)

    page.keyboard.press("r")

    expect(page.locator("#words-0")).to_be_focused()
    expect(page.locator("#words-0")).not_to_have_value("追記です。")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#words-0")).to_be_focused()


def test_after_a_reply_a_digit_begins_another_with_that_answer(page: Page) -> None:
    reply(page)

    page.keyboard.press("1")

    expect(page.locator("#reply .quote")).to_be_visible()
    expect(page.locator("#send")).to_be_visible()
    assert hands_are_free(page)


def test_what_is_typed_while_a_reply_is_on_its_way_goes_nowhere(page: Page) -> None:
    with slow(page, "**/replies/") as held:
        page.keyboard.press("1")
        expect(page.locator("#reply .quote")).to_be_visible()
        page.keyboard.press("r")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#words-0[readonly]")).to_be_visible()
        page.keyboard.type("zzz")
        page.keyboard.press("Control+Enter")
    assert len(held) == 1

    expect(page.locator("#waiting .taking-back")).to_be_visible()
    assert not Draft.objects.unsent().exists()
    assert "zzz" not in Message.objects.get(kind=Message.Kind.OUT).text


def test_a_refused_reply_leaves_the_hands_in_the_field(page: Page, inquiry: Inquiry) -> None:
    page.keyboard.press("r")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#reply [role=alert]")).to_contain_text("書き出しと結びのほかに何も書かれていません。")
    expect(page.locator("#words-0")).to_be_focused()
    page.keyboard.type("はい。")
    expect(page.locator("#words-0")).to_have_value(f"{greeting(inquiry)}はい。")


def test_words_are_typed_between_greeting_and_ending(page: Page, inquiry: Inquiry) -> None:
    page.keyboard.press("r")
    page.keyboard.type("はい。")

    expect(page.locator("#words-0")).to_have_value(f"{greeting(inquiry)}はい。")


def test_after_a_note_the_keys_of_the_page_hold_and_the_reply_is_in_sight(page: Page, inquiry: Inquiry) -> None:
    page.keyboard.press("m")
    page.keyboard.type("カード会社に確認済み")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#thread")).to_contain_text("カード会社に確認済み")

    assert hands_are_free(page)
    expect(page.locator("#note")).to_be_hidden()
    expect(page.locator("#send")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("#standing")).to_contain_text("佐藤")


@pytest.mark.parametrize(("key", "state"), [("h", "保留"), ("e", "完了"), ("t", "再発行の手数料"), ("x", "二次対応")])
def test_after_what_was_asked_above_the_conversation_the_keys_of_the_page_hold(
    page: Page, key: str, state: str
) -> None:
    page.keyboard.press(key)
    asking = page.locator("#asking form")
    expect(asking).to_be_visible()
    expect(page.locator("#asking :focus")).to_be_visible()
    if key == "e":
        page.keyboard.press("ArrowUp")
    elif key == "x":
        page.keyboard.type("本部")
    page.keyboard.press("Control+Enter")
    expect(asking).to_have_count(0)

    expect(page.locator("#standing")).to_contain_text(state)
    assert hands_are_free(page)
    page.keyboard.press("m")
    expect(page.locator("#id_text")).to_be_focused()


@pytest.mark.parametrize("key", ["h", "e", "t", "x", "g"])
def test_what_is_asked_is_left_by_escape_and_the_keys_of_the_page_hold(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(page.locator("#asking form")).to_be_visible()

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#asking form")).to_have_count(0)

    assert hands_are_free(page)
    page.keyboard.press("r")
    expect(page.locator("#words-0")).to_be_focused()


def test_a_dialog_that_closes_gives_the_hands_back(page: Page) -> None:
    for key, dialog in (("?", "#keys"), ("Control+k", "#goto")):
        page.keyboard.press(key)
        expect(page.locator(dialog)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(dialog)).to_be_hidden()
        assert hands_are_free(page)

    page.keyboard.press("r")
    page.keyboard.press("Alt+p")
    expect(page.locator("#preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#words-0")).to_be_focused()


def test_search_leads_out_of_its_field(page: Page, inquiry: Inquiry) -> None:
    page.keyboard.press("/")
    page.keyboard.type("中村")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/inquiries/?search=*")

    assert hands_are_free(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/inquiries/{inquiry.pk}/**")
