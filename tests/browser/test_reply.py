"""A reply is written, kept, sent and taken back without a mouse."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Channel, Dispatch, Draft, Inquiry, Message, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.makers import make_answer, make_inquiry, make_topic


@pytest.fixture
def answer(operator: Staff) -> Answer:
    return make_answer(make_topic("fee", name_ja="再発行の手数料"))


@pytest.fixture
def inquiry(answer: Answer) -> Inquiry:
    return make_inquiry(topics=[answer.topic])


@pytest.fixture
def desk_page(window: BrowserContext, operator: Staff, live_server: LiveServer, inquiry: Inquiry) -> Page:
    """佐藤 has the inquiry open."""
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    return page


def type_a_reply(page: Page, words: str) -> None:
    """In the first field, and until it is saved."""
    page.keyboard.press("r")
    expect(page.locator("#words-0")).to_be_focused()
    with page.expect_response("**/draft/"):
        page.keyboard.press("Control+End")
        page.keyboard.type(words)


def add_words(page: Page, words: str) -> None:
    """Where the key leads that goes into a reply that quotes something."""
    page.keyboard.press("r")
    expect(page.locator("#reply textarea").last).to_be_focused()
    with page.expect_response("**/draft/"):
        page.keyboard.type(words)


def insert_the_answer(page: Page) -> None:
    page.keyboard.press("1")
    expect(page.locator("#reply .quote")).to_be_visible()


def begin_a_note(page: Page) -> None:
    page.keyboard.press("m")
    expect(page.locator("#reply")).to_be_hidden()
    expect(page.locator("#id_text")).to_be_focused()


def test_what_is_typed_is_saved_while_one_types(desk_page: Page, inquiry: Inquiry) -> None:
    type_a_reply(desk_page, "追記です。")

    expect(desk_page.locator("#checks")).to_contain_text("下書き保存")
    expect(desk_page.locator("#words-0")).to_be_focused()
    assert "追記です。" in Draft.objects.get(inquiry=inquiry).text


def test_a_digit_inserts_an_answer_that_cannot_be_typed_over_only_taken_out(desk_page: Page, answer: Answer) -> None:
    type_a_reply(desk_page, "追記です。")

    desk_page.keyboard.press("Alt+1")

    quote = desk_page.locator("#reply .quote")
    expect(quote.locator("blockquote")).to_have_text(answer.clauses[0].text)
    expect(quote.locator("textarea")).to_have_count(0)
    expect(desk_page.locator("#hints")).to_contain_text("差し込み済み")
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("追記です。"))
    quote.get_by_role("button").click()
    expect(quote).to_have_count(0)
    expect(desk_page.locator("#hints")).not_to_contain_text("差し込み済み")


def test_a_note_is_typed_beside_it_and_never_becomes_a_part_of_it(desk_page: Page, inquiry: Inquiry) -> None:
    type_a_reply(desk_page, "返信の書きかけ。")
    desk_page.keyboard.press("Escape")

    begin_a_note(desk_page)
    desk_page.keyboard.type("社内のこと")
    desk_page.keyboard.press("Control+Enter")

    expect(desk_page.locator("#thread")).to_contain_text("社内のこと")
    desk_page.keyboard.press("Escape")
    desk_page.keyboard.press("r")
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("返信の書きかけ。"))
    assert "社内のこと" not in Draft.objects.get(inquiry=inquiry).text


def test_a_note_that_is_not_saved_outlives_the_sending_of_the_reply(desk_page: Page) -> None:
    insert_the_answer(desk_page)
    begin_a_note(desk_page)
    desk_page.keyboard.type("書きかけのメモ")
    desk_page.keyboard.press("Escape")
    desk_page.keyboard.press("r")

    desk_page.keyboard.press("Control+Enter")

    expect(desk_page.locator(".taking-back")).to_be_visible()
    expect(desk_page.locator("#id_text")).to_have_value("書きかけのメモ")


def test_it_is_sent_and_taken_back_by_keys(desk_page: Page, inquiry: Inquiry) -> None:
    insert_the_answer(desk_page)
    add_words(desk_page, "追記です。")

    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator(".taking-back")).to_contain_text("秒後に送信")
    expect(desk_page.locator("#thread")).to_contain_text("追記です。")
    desk_page.keyboard.press("z")

    expect(desk_page.locator("#thread")).to_contain_text("佐藤が送信前に返信を取り消しました")
    expect(desk_page.locator("#reply textarea").last).to_have_value(re.compile("追記です。"))
    assert not Dispatch.objects.exists()
    assert not Message.objects.filter(kind=Message.Kind.OUT).exists()


def test_own_words_part_no_quotation_from_what_leads_to_it_and_stand_before_the_ending(
    desk_page: Page, inquiry: Inquiry, answer: Answer
) -> None:
    insert_the_answer(desk_page)

    add_words(desk_page, "追記です。")

    lines = [line for line in Draft.objects.get(inquiry=inquiry).text.splitlines() if line]
    assert lines[lines.index(answer.opening) + 1] == "【お知らせからの引用】"
    assert lines[-2] == f"{answer.next_step}追記です。"


def test_what_arrived_meanwhile_is_shown_before_the_reply_leaves(desk_page: Page, inquiry: Inquiry) -> None:
    inquiry.append(Incoming(Channel.MAIL, "やはり結構です。"))

    type_a_reply(desk_page, "追記です。")

    expect(desk_page.locator("#checks")).to_contain_text("新着あり")


def test_a_verb_is_asked_in_place_and_left_by_escape(desk_page: Page, inquiry: Inquiry) -> None:
    type_a_reply(desk_page, "追記です。")
    desk_page.keyboard.press("Escape")

    desk_page.keyboard.press("h")
    expect(desk_page.locator("#asking select")).to_be_focused()
    desk_page.keyboard.press("Escape")
    desk_page.keyboard.press("Escape")

    expect(desk_page.locator("#asking form")).to_have_count(0)
    expect(desk_page.locator("#words-0")).to_have_value(re.compile("追記です。"))


def test_a_detail_is_uncovered_in_place(desk_page: Page) -> None:
    desk_page.locator("#contact summary").first.click()
    desk_page.locator("#reason-address").fill("折り返しの確認")
    desk_page.keyboard.press("Enter")

    expect(desk_page.locator("#contact")).to_contain_text("nakamura@example.jp")
    expect(desk_page.locator("#contact")).to_contain_text("秒で隠れます")


def test_where_the_desk_cannot_be_reached_the_page_says_so_and_keeps_the_words(
    windows: Windows, operator: Staff, live_server: LiveServer, inquiry: Inquiry
) -> None:
    with windows.open() as window:
        sign_in(window, operator, live_server)
        page = window.new_page()
        page.goto(f"/desk/inquiries/{inquiry.pk}/")
        window.set_offline(offline=True)

        page.locator("#words-0").fill("書きかけ")

        expect(page.locator("[data-unsaved]")).to_be_visible()
        expect(page.locator("#words-0")).to_have_value("書きかけ")
        window.set_offline(offline=False)
        page.locator("#words-0").fill("書きかけの続き")
        expect(page.locator("[data-unsaved]")).to_be_hidden()
    assert "書きかけの続き" in Draft.objects.get(inquiry=inquiry).text


def test_who_was_signed_out_keeps_the_words_and_saves_them_after_signing_in_again(
    windows: Windows, operator: Staff, live_server: LiveServer, inquiry: Inquiry
) -> None:
    with windows.open() as window:
        sign_in(window, operator, live_server)
        page = window.new_page()
        page.goto(f"/desk/inquiries/{inquiry.pk}/")
        window.clear_cookies()

        page.locator("#words-0").fill("書きかけ")
        expect(page.locator("[data-unsaved]")).to_be_visible()
        expect(page.locator("#words-0")).to_have_value("書きかけ")
        sign_in(window, operator, live_server)
        window.new_page().goto("/desk/")
        page.locator("#words-0").fill("書きかけの続き")

        expect(page.locator("[data-unsaved]")).to_be_hidden()
    assert "書きかけの続き" in Draft.objects.get(inquiry=inquiry).text


def test_without_scripts_everything_is_there(
    windows: Windows, operator: Staff, live_server: LiveServer, inquiry: Inquiry, answer: Answer
) -> None:
    with windows.open(locale="ja-JP", java_script_enabled=False) as plain:
        sign_in(plain, operator, live_server)
        page = plain.new_page()
        page.goto(f"/desk/inquiries/{inquiry.pk}/")

        page.locator("#words-0").fill("追記です。")
        page.locator("#hints button").first.click()
        expect(page.locator("#reply blockquote")).to_have_text(answer.clauses[0].text)
        page.locator("#send").click()
        expect(page.locator("#thread blockquote")).to_have_text(answer.clauses[0].text)
        page.locator(".taking-back button").click()

        expect(page.locator("#words-0")).to_have_value(re.compile("追記です。"))
        page.locator(".actions a", has_text="完了").click()
        page.locator("#asking [name=outcome][value=not_needed]").check()
        page.locator("#asking [name=gives_up]").check()
        page.locator("#asking [type=submit]").click()
        expect(page.locator("#standing")).to_contain_text("完了")


def test_a_doubt_is_read_and_then_sent_all_the_same(desk_page: Page) -> None:
    insert_the_answer(desk_page)
    add_words(desk_page, "\n書類を添付いたします。")
    desk_page.keyboard.press("Control+Enter")

    alert = desk_page.locator("#reply [role=alert]")
    expect(alert).to_contain_text("何も同封されていません。")
    assert not Dispatch.objects.exists()

    desk_page.get_by_role("button", name="このまま送信する").click()
    expect(desk_page.locator("#waiting")).to_contain_text("取り消す")
    assert Dispatch.objects.get().message


def test_a_call_is_promised_by_keys_and_asked_again_where_the_hands_are(desk_page: Page, inquiry: Inquiry) -> None:
    desk_page.keyboard.press("b")
    expect(desk_page.locator("#asking [name=callback_at_1]")).to_be_focused()
    for key in ("Shift+Tab", "ArrowDown", "Tab"):  # tomorrow, since any hour of today may have passed
        desk_page.keyboard.press(key)
    desk_page.keyboard.type("1130PM")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#asking [name=phone]:invalid")).to_be_focused()

    desk_page.keyboard.type("090-1234")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#asking [name=phone].is-invalid")).to_be_focused()
    desk_page.keyboard.press("End")
    desk_page.keyboard.type("-5678")
    desk_page.keyboard.press("Control+Enter")

    expect(desk_page.locator(".pane-side")).to_contain_text("約束した折り返し")
    assert inquiry.callbacks.count() == 1
