"""Headquarters is asked, answers, and its words go out in a reply: by keys, in a real browser."""

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Decision, Escalation, Inquiry, Message, Owner, Role, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.makers import make_contact, make_inquiry, make_staff, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "手数料は、当社からカード会社へ取り消しをお願いいたします。"


@pytest.fixture
def asked(operator: Staff) -> Escalation:
    make_version()
    inquiry = make_inquiry("中村です。手数料を請求されました。", contact=make_contact(), topics=[make_topic()])
    return inquiry.escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金", messages=inquiry.messages.all())


@pytest.fixture
def headquarters() -> Staff:
    return make_staff("yamamoto", "山本", Role.HEADQUARTERS)


def answered(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_role("link", name="E-0").first.click()
    expect(page.locator("#main")).to_contain_text("●●です。手数料を請求されました。")
    page.wait_for_load_state()
    page.locator("textarea").fill(WORDS)
    page.get_by_label("この文面のまま、お客様に伝えてよい").check()
    page.locator("textarea").press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("回答しました。")


def test_from_the_question_to_the_reply(
    window: BrowserContext, live_server: LiveServer, asked: Escalation, headquarters: Staff, operator: Staff
) -> None:
    sign_in(window, headquarters, live_server)
    answered(window.new_page())
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.goto("/desk/")
    expect(page.locator("#main")).to_contain_text("回答あり・お客様へ未連絡")
    page.locator("a[href$='#decided']").click()
    expect(page.locator("#decided")).to_contain_text(WORDS)
    page.wait_for_load_state()

    page.keyboard.press("0")
    expect(page.locator("#decided")).to_contain_text("差し込み済み")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#thread")).to_contain_text("本部の回答を含みます(山本")
    assert Message.objects.get(kind=Message.Kind.OUT).decisions.get() == Decision.objects.get()


def test_the_key_that_closes_says_why_it_stays_open_and_leads_to_the_withdrawal(
    desk_page: Page, asked: Escalation, headquarters: Staff
) -> None:
    desk_page.goto(f"/desk/inquiries/{asked.inquiry_id}/")

    desk_page.keyboard.press("e")
    expect(desk_page.locator("#asking")).to_contain_text("本部の回答待ちのため、まだ完了にできません。")
    desk_page.locator("#asking").get_by_role("link", name="取り下げる").click()
    desk_page.get_by_label("回答が不要になった理由").fill("お客様のお申し出")
    desk_page.keyboard.press("Control+Enter")

    expect(desk_page.locator("#thread")).to_contain_text("本部への引き継ぎを取り下げました")
    desk_page.wait_for_load_state()
    desk_page.keyboard.press("e")
    expect(desk_page.locator("#asking")).to_contain_text("お知らせの範囲で回答")


def test_a_call_from_the_police_is_logged_and_handed_on_with_one_save(desk_page: Page) -> None:
    make_version()
    desk_page.goto("/desk/calls/new/")
    desk_page.locator("textarea[name=memo]").fill("警察より、記録の照会。")
    desk_page.get_by_label("結果").select_option(label="本部へ渡す")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#toasts")).to_contain_text("保存しました")

    assert Inquiry.objects.get().escalations.get().owner == Owner.HEADQUARTERS


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_pages_of_headquarters_are_for_everybody(
    windows: Windows, live_server: LiveServer, asked: Escalation, headquarters: Staff, scheme: str, width: int
) -> None:
    size = ViewportSize(width=width, height=900)
    with windows.open(color_scheme=scheme, viewport=size) as window:
        sign_in(window, headquarters, live_server)
        page, found = window.new_page(), []
        for path in ("/desk/", "/desk/escalations/", f"/desk/escalations/{asked.pk}/"):
            page.goto(path)
            found += axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    assert found == []


def test_what_one_answers_meanwhile_is_refused_and_not_lost(
    window: BrowserContext, live_server: LiveServer, asked: Escalation, headquarters: Staff
) -> None:
    sign_in(window, headquarters, live_server)
    page = window.new_page()
    page.goto(f"/desk/escalations/{asked.pk}/")
    client = Client()
    client.force_login(headquarters)
    client.post(f"/desk/escalations/{asked.pk}/decision/", {"words": "別の窓から。"})

    page.locator("textarea").fill(WORDS)
    page.keyboard.press("Control+Enter")

    expect(page.locator("#main")).to_contain_text("すでに回答済み")
    expect(page.locator("textarea")).to_have_value(WORDS)
