"""A caller proves their address by a code, by keys; a customer looks themselves up without JavaScript."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize, expect

from inquiries.mail.sending import outbox
from inquiries.models import Inquiry, Link, Staff
from inquiries.models.lookup.sentences import Saying, Way, sentence
from tests.browser.accessibility import axe
from tests.chromium import Windows
from tests.makers import FACTS, make_contact, make_inquiry, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db(transaction=True)
LISTED = "nakamura@example.jp"
PICTURES = os.environ.get("HOTLINE_TEST_PICTURES", "")


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take([make_entry(roster, "A", EVERY["card"], mail=LISTED)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    return make_inquiry("私は対象ですか。", contact=make_contact(address="private@example.org"))


@pytest.fixture(params=[("ja-JP", "light"), ("en-US", "dark")])
def plain(request: pytest.FixtureRequest, windows: Windows) -> Iterator[Page]:
    """A phone without JavaScript."""
    locale, scheme = request.param
    size = ViewportSize(width=320, height=568)
    with windows.open(locale=locale, color_scheme=scheme, viewport=size, java_script_enabled=False) as window:
        yield window.new_page()


def draw(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def digits() -> str:
    """As the mail writes them."""
    outbox.run()
    found = re.search(r"One-time code: (\d{3} \d{3})", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_what_a_key_opens_is_in_sight(desk_page: Page, inquiry: Inquiry) -> None:
    desk_page.set_viewport_size({"width": 1280, "height": 400})
    desk_page.goto(reverse("inquiry_show", args=[inquiry.pk]))

    desk_page.keyboard.press("Alt+k")

    expect(desk_page.locator("#lookup-value")).to_be_focused()
    expect(desk_page.locator("#lookup-value")).to_be_in_viewport()


def test_a_caller_reads_the_code_out_and_is_told(desk_page: Page, inquiry: Inquiry) -> None:
    desk_page.goto(reverse("inquiry_show", args=[inquiry.pk]))
    desk_page.locator("#lookup summary.reveal").click()
    desk_page.locator("#lookup-value").focus()
    keys = desk_page.keyboard
    keys.type(LISTED)
    keys.press("Tab")
    keys.type("お電話でのお尋ね")
    keys.press("Enter")
    told = desk_page.locator("#lookup .aloud").first
    expect(told).to_have_text(sentence(Saying.SEALED, Way.ALOUD).ja)

    summary = desk_page.get_by_text("確認コードで確認する")
    summary.focus()
    keys.press("Enter")
    keys.press("Tab")
    expect(desk_page.locator("#code-address")).to_be_focused()
    keys.type(LISTED)
    keys.press("Tab")
    keys.type("お電話でのお尋ね")
    draw(desk_page, "desk-ask")
    keys.press("Enter")
    expect(desk_page.locator("#entry-digits")).to_be_visible()
    draw(desk_page, "desk-entry")
    assert axe(desk_page) == []
    desk_page.locator("#entry-digits").focus()
    keys.type(digits())
    keys.press("Enter")

    expect(told).to_have_text(sentence(Saying.MEMBER_AND_CARD, Way.ALOUD).ja)
    draw(desk_page, "desk-told")


def test_a_customer_looks_themselves_up_without_javascript(plain: Page, inquiry: Inquiry) -> None:
    plain.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    plain.locator("main form [type=submit]").click()
    language = plain.locator("html").get_attribute("lang")
    draw(plain, f"own-{language}")
    plain.locator("#own-address").focus()
    plain.keyboard.type(LISTED)
    plain.keyboard.press("Enter")
    plain.locator("#own-digits").focus()
    draw(plain, f"own-code-{language}")
    plain.keyboard.type("1")
    plain.keyboard.press("Enter")
    draw(plain, f"own-wrong-{language}")
    plain.locator("#own-digits").focus()
    plain.keyboard.type(digits())
    plain.keyboard.press("Enter")

    said = sentence(Saying.MEMBER_AND_CARD, Way.PAGE)
    expect(plain.locator("#own [role=status]")).to_have_text(said.ja if language == "ja" else said.en)
    draw(plain, f"own-told-{language}")


def test_the_section_is_fit_for_everybody(page: Page, inquiry: Inquiry) -> None:
    page.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    page.locator("main form [type=submit]").click()
    assert axe(page) == []
    page.locator("#own-address").fill(LISTED)
    page.locator("#own form").last.locator("[type=submit]").click()
    expect(page.locator("#own-digits")).to_be_visible()

    assert axe(page) == []
