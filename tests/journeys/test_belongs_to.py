"""A relative answers in the customer's place: 佐藤 joins the mail to the case, answers, and thinks better of it."""

import re
import time
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from inquiries.mail.intake import take_in
from inquiries.models import Dispatch, Inquiry, Staff
from tests.chromium import Windows
from tests.journeys.test_from_form_to_answer import press, sign_in
from tests.mail.writing import mail
from tests.makers import make_version
from tests.servers.smtp import Sink, smtp_sink

QUESTION = "カードの再発行に手数料はかかりますか。"
FROM_HER = "From: Nakamura <nakamura@example.jp>"
FROM_HIM = "From: Taro <taro@example.com>"
HIS_WORDS = "夫の太郎です。妻に代わって書いております。"


@pytest.fixture
def sink(settings: Settings, live_server: LiveServer) -> Iterator[Sink]:
    """A mail server, and a hotline that sends through it at once."""
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.HOTLINE_BASE_URL, settings.HOTLINE_UNDO_SECONDS = live_server.url, 1
        yield sink


@pytest.fixture
def desk(windows: Windows) -> Iterator[Page]:
    """The operator's."""
    with windows.open(locale="en-GB", viewport={"width": 1440, "height": 900}) as window:
        yield window.new_page()


@pytest.fixture
def phone(windows: Windows) -> Iterator[Page]:
    """The customer's."""
    with windows.open(locale="ja-JP", viewport={"width": 390, "height": 844}) as own:
        yield own.new_page()


def arrives(*fields: str, body: str) -> Inquiry:
    row = take_in(mail(*fields, body=body)).row
    assert row.inquiry is not None
    return row.inquiry


def run_outbox() -> None:
    due = Dispatch.objects.waiting().order_by("-not_before").values_list("not_before", flat=True).first()
    time.sleep(max(0, due.timestamp() - time.time()) if due else 0)
    call_command("run_outbox", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_from_a_strangers_answer_to_the_right_persons_reply(
    desk: Page, phone: Page, operator: Staff, sink: Sink
) -> None:
    make_version()
    hers = arrives(FROM_HER, "Subject: fee", body=QUESTION)
    ours = Dispatch.objects.get(inquiry=hers)
    his = arrives(FROM_HIM, "Message-ID: <taro@example.com>", f"In-Reply-To: {ours.mail_id}", body=HIS_WORDS)
    run_outbox()
    assert his != hers, "a stranger with our reference is not let into her case"

    sign_in(desk, operator)
    desk.goto(f"/desk/inquiries/{his.pk}/")
    expect(desk.get_by_text("not the contact of that inquiry")).to_be_visible()
    press(desk, "y")
    desk.wait_for_url(f"**/desk/inquiries/{hers.pk}/")
    expect(desk.locator("#thread")).to_contain_text(HIS_WORDS)
    expect(desk.locator("#thread")).to_contain_text("Third party")

    desk.locator("#reply textarea").first.fill("お調べしてお答えします。")
    press(desk, "Control+Enter")
    expect(desk.locator("#thread")).to_contain_text("お調べしてお答えします。")
    run_outbox()
    reply = sink.read[-1]
    assert reply["To"] == "nakamura@example.jp"
    assert "太郎" not in reply.get_content()
    link = re.search(r"http\S+/status/\S+", reply.get_content())
    assert link
    phone.goto(link[0])
    phone.locator("main form [type=submit]").click()
    expect(phone.get_by_role("main")).to_contain_text("お調べしてお答えします。")
    assert HIS_WORDS not in phone.content()

    later = arrives(FROM_HIM, "Message-ID: <2@example.com>", f"Subject: {his.number}", body="追伸です。")
    assert later == hers, "joined, he takes part"
    desk.goto(f"/desk/inquiries/{hers.pk}/")
    press(desk, "z")
    desk.wait_for_url(f"**/desk/inquiries/{his.pk}/")
    expect(desk.locator("#thread")).to_contain_text(HIS_WORDS)
    desk.goto(f"/desk/inquiries/{hers.pk}/")
    expect(desk.locator("#thread")).not_to_contain_text(HIS_WORDS)
    expect(desk.locator("#thread")).to_contain_text("追伸です。")
    expect(desk.locator("#thread")).to_contain_text(f"undid the merge of {his.number}")
