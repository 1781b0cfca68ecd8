"""From the public form to the answer on the customer's page: 中村 asks on a phone, 佐藤 answers at the desk."""

import re
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override
from playwright.sync_api import Page, expect
from pytest_django import Settings

from inquiries.mail.sending.flowed import unflow
from inquiries.models import Dispatch, Inquiry, Reissue, Staff, Stage
from tests.chromium import Windows
from tests.makers import PASSWORD
from tests.servers.smtp import Sink

NOTICE = Path(__file__).parents[2] / "inquiries" / "sample" / "notice.txt"
QUESTION = "カードの再発行をしたいのですが、手数料はかかりますか。"


@pytest.fixture
def phone(windows: Windows) -> Iterator[Page]:
    """The customer's."""
    with windows.open(locale="ja-JP", viewport={"width": 390, "height": 844}, is_mobile=True) as window:
        yield window.new_page()


@pytest.fixture
def desk(windows: Windows) -> Iterator[Page]:
    """The operator's."""
    with windows.open(locale="en-GB", viewport={"width": 1440, "height": 900}) as window:
        yield window.new_page()


def ask(phone: Page) -> Inquiry:
    """Send the form; the number on the page is the inquiry's."""
    phone.goto("/ask/")
    phone.locator("[name=topic][value=reissue-fee]").check()
    phone.locator("#id_words").fill(QUESTION)
    phone.locator("#id_name").fill("中村 由紀")
    phone.locator("#id_address").fill("nakamura@example.jp")
    phone.locator("main form [type=submit]").click()
    inquiry = Inquiry.objects.get()
    expect(phone.get_by_role("main")).to_contain_text(inquiry.number)
    return inquiry


def sign_in(desk: Page, staff: Staff) -> None:
    desk.goto("/desk/")
    desk.locator("[name=login]").fill(staff.username)
    desk.locator("[type=password]").fill(PASSWORD)
    desk.locator("main form [type=submit]").click()
    expect(desk).to_have_url("/desk/")


def press(page: Page, key: str) -> None:
    """A key, once the page listens."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def run_outbox(sink: Sink) -> list[str]:
    """One pass; what has arrived since the server began."""
    call_command("run_outbox", stdout=StringIO())
    return [str(mail["Subject"]) for mail in sink.read]


def pass_the_pause() -> None:
    not_before = Dispatch.objects.get(kind=Dispatch.Kind.REPLY).not_before.timestamp()
    time.sleep(max(0, not_before - time.time()))


def report(desk: Page, stage: Stage, by: str) -> None:
    """The next step of the reissue that is on the page."""
    desk.locator("#id_stage").select_option(stage.value)
    desk.locator(f"[name=reported_by][value={by}]").check()
    press(desk, "Control+Enter")
    with override("en"):
        expect(desk.locator(".stations [aria-current]")).to_contain_text(str(stage.label))


@pytest.mark.django_db(transaction=True)
def test_from_form_to_answer(
    phone: Page, desk: Page, operator: Staff, answers: None, sink: Sink, settings: Settings
) -> None:
    settings.HOTLINE_UNDO_SECONDS = 90
    inquiry = ask(phone)

    sign_in(desk, operator)
    press(desk, "n")
    expect(desk.locator("#thread")).to_contain_text(QUESTION)

    press(desk, "1")
    quote = desk.locator("#reply blockquote").first
    expect(quote).to_be_visible()
    clause = quote.inner_text()
    assert clause in NOTICE.read_text()

    press(desk, "Control+Enter")
    expect(desk.locator(".taking-back")).to_be_visible()
    assert len(run_outbox(sink)) == 1, "only the acknowledgement may leave within the pause"

    press(desk, "z")
    expect(desk.locator("#reply blockquote").first).to_have_text(clause)
    assert not Dispatch.objects.filter(kind=Dispatch.Kind.REPLY).exists()

    settings.HOTLINE_UNDO_SECONDS = 1
    press(desk, "Control+Enter")
    expect(desk.locator("#thread blockquote").first).to_have_text(clause)
    pass_the_pause()
    run_outbox(sink)
    assert len(run_outbox(sink)) == 2, "a reply arrives once, however often the outbox is run"

    reply = unflow(sink.read[1].get_content())
    assert clause in reply
    assert inquiry.number in str(sink.read[1]["Subject"])
    link = re.search(r"http\S+/status/\S+", reply)
    assert link
    phone.goto(link[0])
    phone.locator("main form [type=submit]").click()
    expect(phone.locator("article blockquote").first).to_have_text(clause)

    desk.goto(f"/desk/inquiries/{inquiry.pk}/reissues/new/")
    press(desk, "Control+Enter")
    for stage, by in ((Stage.ADVISED, "us"), (Stage.CONTACTED, "customer"), (Stage.ACCEPTED, "issuer")):
        report(desk, stage, by)

    phone.reload()
    phone.locator("[action$='/words/'] [value=arrived]").check()
    phone.locator("[action$='/words/'] [type=submit]").click()
    expect(phone.locator(".stations .passed")).to_have_count(4)
    assert Reissue.objects.get().stage == Stage.ARRIVED

    desk.goto(f"/desk/inquiries/{inquiry.pk}/")
    thread = desk.locator("#thread")
    for sentence in TOLD:
        expect(thread).to_contain_text(sentence)


TOLD = [
    "Received (Form).",
    "佐藤 took it.",
    "佐藤 took the reply back before it left.",
    "The customer opened the page on how it stands.",
    "佐藤 opened a card reissue.",
    "Card reissue: Reissue accepted, as reported by: Card company. Written down by 佐藤.",
    "Card reissue: New card arrived, as reported by: Customer.",
]
