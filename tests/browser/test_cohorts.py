"""An answer for one group of people is put in, asked about, and sent with words that say why: by keys alone."""

import pytest
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Dispatch, Inquiry, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    """Of somebody of whom nothing is confirmed. The topic has an answer for card data alone."""
    version, topic = make_version(), make_topic("affected", name_ja="対象かどうか")
    make_answer(topic, version, cohort="card")
    return make_inquiry(topics=[topic])


def test_it_is_sent_only_with_words_that_say_why(
    window: BrowserContext, operator: Staff, live_server: LiveServer, inquiry: Inquiry
) -> None:
    sign_in(window, operator, live_server)
    page = window.new_page()
    page.goto(f"/desk/inquiries/{inquiry.pk}/")
    expect(page.locator("#hints")).to_contain_text("未確認")

    page.keyboard.press("1")
    expect(page.locator("#checks")).to_contain_text("(未確認)")
    page.keyboard.press("Control+Enter")
    page.locator("#because").press_sequentially(".")
    page.keyboard.press("Enter")
    expect(page.locator("#reply .alert")).to_contain_text("ほかの人にも分かる言葉で")
    assert not Dispatch.objects.exists()
    assert axe(page) == []
    page.locator("#because").fill("")
    page.locator("#because").press_sequentially("電話でご本人と確認しました")
    page.keyboard.press("Enter")

    expect(page.locator("#thread")).to_contain_text("送信待ち")
    assert inquiry.events.get(action="reply.explained").particulars["explanation"] == "電話でご本人と確認しました"
