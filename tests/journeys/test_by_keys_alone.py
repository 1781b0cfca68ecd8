"""The README's first inquiry, answered by hand: every step typed as a person types it, no mouse, z included."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from inquiries.mail.sending.flowed import unflow
from inquiries.mail.sending.outbox import run
from inquiries.models import Closure, Dispatch, Inquiry, Message, Staff
from tests.chromium import Windows
from tests.makers import PASSWORD
from tests.servers.smtp import Sink

OWN_WORDS = "ご不便をおかけしますが、よろしくお願いいたします。"
MANY_STOPS = 80


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    with windows.open(locale="ja-JP", viewport={"width": 1440, "height": 900}) as window:
        yield window.new_page()


def tab_to(page: Page, place: str) -> None:
    """As somebody without a mouse: Tab, until one is there."""
    page.wait_for_load_state("load")
    for _ in range(MANY_STOPS):
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {place}")


def press(page: Page, *keys: str) -> None:
    """Once the page listens."""
    page.wait_for_load_state("load")
    for key in keys:
        page.keyboard.press(key)


def ask(page: Page) -> str:
    """Send the form; the receipt number."""
    page.goto("/")
    tab_to(page, "main a[href='/ask/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/")
    tab_to(page, "[name=topic]")
    fee = page.get_by_role("radio", name="再発行の手数料")
    while not fee.is_checked():
        page.keyboard.press("ArrowDown")
    tab_to(page, "[name=words]")
    page.keyboard.type("カードの再発行に手数料はかかりますか。")
    tab_to(page, "[name=address]")
    page.keyboard.type("nakamura@example.jp")
    tab_to(page, "main form [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/received/")
    number = re.search(r"H-\d{6}", page.get_by_role("main").inner_text())
    assert number
    return number[0]


def sign_in(page: Page, staff: Staff) -> None:
    page.goto("/desk/")
    tab_to(page, "[name=login]")
    page.keyboard.type(staff.username)
    tab_to(page, "[type=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/desk/")


def arrived(sink: Sink) -> list[str]:
    """The replies that the mail server has, after the outbox was run twice more."""
    run()
    run()
    texts = [unflow(mail.get_content()) for mail in sink.read]
    return [text for text in texts if OWN_WORDS in text]


def pass_the_pause() -> None:
    not_before = Dispatch.objects.get(kind=Dispatch.Kind.REPLY).not_before.timestamp()
    time.sleep(max(0, not_before - time.time()))


@pytest.mark.usefixtures("answers")
@pytest.mark.django_db(transaction=True)
def test_a_first_inquiry_answered_by_hand(page: Page, operator: Staff, sink: Sink, settings: Settings) -> None:
    number = ask(page)
    sign_in(page, operator)

    press(page, "/")
    page.keyboard.type(number)
    press(page, "Enter")
    page.wait_for_url("**/desk/inquiries/*/**")
    press(page, "c")
    expect(page.locator("#standing")).to_contain_text(operator.name)

    press(page, "1")
    clause = page.locator("#reply blockquote").first
    expect(clause).to_be_visible()
    quoted = clause.inner_text()
    press(page, "r", "Enter", "Enter")
    page.keyboard.type(OWN_WORDS)
    press(page, "Control+Enter")
    expect(page.locator("#waiting")).to_contain_text("秒後に送信")
    assert arrived(sink) == []

    press(page, "z")
    expect(page.locator("#thread")).to_contain_text("送信前に返信を取り消しました")
    assert not Message.objects.filter(kind=Message.Kind.OUT).exists()

    settings.HOTLINE_UNDO_SECONDS = 1
    press(page, "Control+Enter")
    expect(page.locator("#thread blockquote").first).to_have_text(quoted)
    pass_the_pause()
    (reply,) = arrived(sink)
    assert quoted in reply
    assert reply.count(OWN_WORDS) == 1
    assert re.search(r"(?m)^z", reply) is None

    press(page, "e")
    expect(page.locator("#asking [name=outcome]").first).to_be_focused()
    press(page, "Space", "Control+Enter")
    expect(page.locator("#thread")).to_contain_text(f"{operator.name}が完了にしました")
    assert Inquiry.objects.get().closure.outcome == Closure.Outcome.ANSWERED
    assert len(arrived(sink)) == 1

    press(page, "p")
    page.wait_for_url("**/desk/calls/new/")
    press(page, "Escape", "?")
    expect(page.locator("#keys")).to_be_visible()
