"""A call from the ring to the saved mask, by keys alone."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.urls import reverse
from playwright.sync_api import Dialog, Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Call, Inquiry, Issuer, Lookup, Reissue, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.makers import (
    make_answer,
    make_contact,
    make_inquiry,
    make_issuer,
    make_issuer_desk,
    make_supervisor,
    make_topic,
    make_version,
)

pytestmark = pytest.mark.django_db(transaction=True)
MASK = "/desk/calls/new/"
OPEN: dict[str, Any] = dict.fromkeys(("weekdays", "saturdays", "sundays", "holidays"), "00:00-24:00")
ANSWERED = """() => {
  window.answered = new Promise((done) => document.body.addEventListener("htmx:afterRequest", done, { once: true }));
}"""
"""Sets a promise that the next answer of the desk keeps."""


@pytest.fixture
def fee(db: None) -> Answer:
    """Four topics with digits and one without; the last digit has an approved answer."""
    for digit in (1, 2, 3):
        make_topic(f"t{digit}", name_ja=f"用件{digit}", digit=digit)
    make_topic("police", name_ja="警察への届出")
    return make_answer(make_topic(digit=7, never_say=["無料です"]), make_version())


@pytest.fixture
def mask(desk_page: Page, fee: Answer) -> Page:
    """The mask, opened by its key."""
    make_inquiry(contact=make_contact(phone="090-0000-1234"))
    make_contact("村上 大地", "murakami@example.jp", phone="090-0000-1299")
    desk_page.goto("/accounts/password/")
    desk_page.evaluate("document.activeElement.blur()")
    desk_page.keyboard.press("p")
    desk_page.wait_for_url(f"**{MASK}")
    expect(desk_page.locator("[name=who]")).to_be_focused()
    return desk_page


def call_from(mask: Page, words: str) -> None:
    """Type who calls, and wait for the list of those who fit."""
    mask.keyboard.type(words)
    mask.locator("#caller[aria-busy=false] #who-list").wait_for()


def test_a_call_is_logged_without_the_mouse(mask: Page, fee: Answer) -> None:
    expect(mask.locator("[name=who]")).to_be_focused()
    call_from(mask, "090-0000-1234")
    mask.keyboard.press("Enter")
    mask.locator("#chosen").wait_for()
    expect(mask.locator("[name=who]")).not_to_be_focused()
    mask.keyboard.press("7")
    expect(mask.locator("#say blockquote")).to_have_text(fee.clauses[0].text)
    mask.keyboard.press("t")
    mask.keyboard.press("m")
    mask.keyboard.type("1,100円と言われた。")
    mask.keyboard.press("Alt+x")
    mask.keyboard.press("Control+Enter")
    mask.wait_for_url("**?again")

    call = Call.objects.select_related("inquiry__contact").get()
    assert call.inquiry.contact.name == "中村 由紀"
    assert list(call.inquiry.topics.all()) == [fee.topic]
    assert call.inquiry.messages.get(kind="out").quotations.get().answer == fee
    assert call.offered_number
    expect(mask.locator("#toasts")).to_contain_text(call.inquiry.number)
    expect(mask.locator("[name=who]")).to_be_focused()
    expect(mask.locator("[name=who]")).to_have_value("")


def test_the_arrows_choose_among_those_who_fit(mask: Page) -> None:
    call_from(mask, "村")

    mask.keyboard.press("ArrowDown")
    mask.keyboard.press("Enter")

    expect(mask.locator("#chosen b")).to_have_text("中村 由紀")


def test_a_known_caller_goes_on_in_the_open_inquiry_in_one_key(mask: Page) -> None:
    call_from(mask, "090-0000-1234")
    mask.keyboard.press("Enter")
    mask.locator("#chosen").wait_for()

    expect(mask.locator("#chosen [name=inquiry]:checked")).not_to_have_value("")
    mask.keyboard.press("w")
    expect(mask.locator("#chosen [name=inquiry]:checked")).to_have_value("")
    mask.keyboard.press("y")
    mask.keyboard.press("m")
    mask.keyboard.type("まだ返事がない。")
    mask.keyboard.press("Control+Enter")
    mask.wait_for_url("**?again")

    assert Call.objects.get().inquiry == Inquiry.objects.get()


def typed(request: Request) -> str:
    """What was sent to be searched for."""
    return unquote(request.post_data or "")


def hold_back(mask: Page, words: str) -> list[Route]:
    """Answer the search for these words only when the test says so."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if typed(route.request).endswith(words):
            held.append(route)
        else:
            route.continue_()

    mask.route("**/contacts/", hold)
    return held


def test_enter_takes_nobody_from_a_list_for_other_words(mask: Page) -> None:
    call_from(mask, "村")
    held = hold_back(mask, "村上")
    with mask.expect_request(lambda request: typed(request).endswith("村上")):
        mask.keyboard.type("上")
    mask.keyboard.press("Enter")

    expect(mask.locator("#topics input").first).to_be_focused()
    held.pop().continue_()
    expect(mask.locator("#who-list [role=option] b").first).to_have_text("村上 大地")
    expect(mask.locator("#chosen")).to_have_count(0)


def test_a_list_that_comes_after_the_choice_is_not_shown(mask: Page) -> None:
    call_from(mask, "村")
    held = hold_back(mask, "村上")
    with mask.expect_request(lambda request: typed(request).endswith("村上")):
        mask.keyboard.type("上")
    mask.locator("#who-list [role=option]").first.click()
    mask.locator("#chosen").wait_for()
    mask.evaluate(ANSWERED)
    held.pop().continue_()
    mask.evaluate("() => window.answered.then(() => null)")

    expect(mask.locator("#chosen b")).to_have_text("中村 由紀")
    expect(mask.locator("#who-list")).to_have_count(0)


def test_tab_goes_on_with_somebody_new(mask: Page) -> None:
    call_from(mask, "村上")

    mask.keyboard.press("Tab")
    mask.keyboard.press("1")

    expect(mask.locator("#who-list")).to_have_count(0)
    expect(mask.get_by_label("用件1")).to_be_checked()


def test_enter_alone_saves_nothing(mask: Page) -> None:
    mask.keyboard.type("石田 健二")
    mask.keyboard.press("Enter")
    mask.keyboard.press("1")
    mask.locator("[name=callback_at_1]").press("Enter")

    expect(mask.get_by_label("用件1")).to_be_checked()
    assert not Call.objects.exists()


def test_a_fourth_topic_is_not_taken(mask: Page) -> None:
    mask.keyboard.press("Escape")
    for digit in "1237":
        mask.keyboard.press(digit)

    assert mask.locator("[name=topics]:checked").count() == 3
    expect(mask.locator("#say article")).to_have_count(3)


def test_nought_opens_the_other_topics(mask: Page) -> None:
    mask.keyboard.press("Escape")
    mask.keyboard.press("0")
    expect(mask.get_by_label("警察への届出")).to_be_focused()
    mask.keyboard.press("Space")

    expect(mask.get_by_label("警察への届出")).to_be_checked()


def test_before_promising_one_sees_what_is_promised(mask: Page) -> None:
    mask.locator("[name=callback_at_0]").select_option("tomorrow")
    mask.locator("[name=callback_at_1]").fill("10:30")
    mask.locator("[name=callback_at_1]").dispatch_event("change")

    expect(mask.get_by_text("10時台の約束 0件")).to_be_visible()


def test_a_card_company_opens_a_reissue(mask: Page) -> None:
    desk = make_issuer_desk(make_issuer("ひのきファイナンス", spellings="杉クレジット"), **OPEN)
    desk.confirm(by=make_supervisor(), seen=desk.fingerprint)
    make_issuer("くすのき信販")
    mask.reload()

    mask.locator("[name=issuer]").focus()
    mask.keyboard.type("杉")
    expect(mask.get_by_role("option", name="ひのきファイナンス")).to_have_attribute("aria-selected", "true")
    mask.keyboard.press("Enter")

    expect(mask.locator("[name=issuer]")).to_have_value("ひのきファイナンス")
    expect(mask.locator("[name=issuer]")).to_be_focused()
    expect(mask.locator("[name=wants_reissue]")).to_be_checked()
    expect(mask.get_by_role("group", name="今、案内する窓口")).to_contain_text("0120-000-000 受付中")


def test_a_card_company_outside_the_directory_is_kept_as_typed(mask: Page) -> None:
    make_issuer("ひのきファイナンス")
    mask.reload()

    mask.locator("[name=issuer]").focus()
    mask.keyboard.type("ひのき")
    expect(mask.locator("[data-picks] [role=option]")).to_have_count(1)
    mask.keyboard.press("Tab")
    expect(mask.locator("[data-picks] [role=option]")).to_have_count(0)
    mask.locator("[name=memo]").focus()
    mask.keyboard.type("再発行の希望")
    mask.keyboard.press("Control+Enter")
    mask.wait_for_url("**?again")

    named = Issuer.objects.get(is_in_directory=False)
    assert (named.name, Reissue.objects.get().issuer) == ("ひのき", named)


def test_the_next_call_begins_with_its_first_key(mask: Page) -> None:
    mask.goto(f"{MASK}?again")
    opened = mask.locator("[name=began_at]").input_value()
    expect(mask.locator(".timer time")).to_have_text("0秒")
    assert mask.locator(".timer time").get_attribute("data-since") is None

    mask.keyboard.type("0")

    assert mask.locator("[name=began_at]").input_value() != opened
    assert mask.locator(".timer time").get_attribute("data-since")


def test_leaving_a_mask_in_which_something_was_typed_asks_first(mask: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    mask.on("dialog", answer)
    mask.keyboard.type("0")
    mask.goto("/accounts/password/")

    assert asked == ["beforeunload"]


def test_axe_finds_nothing_in_a_mask_that_is_filled_in(mask: Page) -> None:
    mask.keyboard.type("中村")
    mask.locator("#who-list").wait_for()
    found = axe(mask)
    mask.keyboard.press("Enter")
    mask.locator("#chosen").wait_for()
    expect(mask.locator("[name=who]")).not_to_be_focused()
    mask.keyboard.press("7")
    mask.locator("#say article").wait_for()
    mask.keyboard.press("0")

    assert found + axe(mask) == []


def test_without_javascript_a_call_is_logged_too(
    windows: Windows, live_server: LiveServer, operator: Staff, fee: Answer
) -> None:
    with windows.open(locale="ja-JP", java_script_enabled=False) as window:
        sign_in(window, operator, live_server)
        page = window.new_page()
        page.goto(MASK)
        page.locator("[name=who]").fill("石田 健二 03-0000-9999")
        page.locator("[name=topics]").nth(3).check()
        page.get_by_role("button", name="お伝えできる内容を表示").click()
        expect(page.locator("#say blockquote")).to_have_text(fee.clauses[0].text)
        page.locator("[name=told]").check()
        page.locator("[name=open]").click()
        shown = page.url

    inquiry = Inquiry.objects.get()
    assert shown.endswith(reverse("inquiry_show", args=[inquiry.pk]))
    assert inquiry.contact.name == "石田 健二"
    assert inquiry.due_at is None


def test_a_caller_is_looked_up_by_keys_and_the_call_keeps_it(mask: Page) -> None:
    mask.keyboard.type("石田 健二 03-0000-9999")
    mask.keyboard.press("Alt+k")
    expect(mask.locator("#lookup-value")).to_be_focused()
    mask.keyboard.type("ishida@example.jp")
    mask.keyboard.press("Tab")
    mask.keyboard.type("対象かどうかのお尋ね")
    mask.keyboard.press("Enter")
    expect(mask.locator("#lookup")).to_contain_text("結果は、ご本人の確認ができるまで表示されません")
    assert axe(mask) == []
    mask.locator("[name=memo]").fill("対象かどうかのお尋ね。")
    mask.keyboard.press("Control+Enter")
    mask.wait_for_url(f"**{MASK}?again")

    assert Lookup.objects.get().inquiry == Call.objects.get().inquiry
