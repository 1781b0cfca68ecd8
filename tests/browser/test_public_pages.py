"""The public pages in the browser of a customer: 中村, with an old phone, with and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from inquiries.models import Inquiry, Link, Message, Reporter, Staff, Stage
from tests.browser.accessibility import axe
from tests.chromium import Windows
from tests.makers import make_inquiry, make_reissue, make_topic, make_version

VISA = "4111 1111 1111 1111"


@pytest.fixture
def plain(windows: Windows) -> Iterator[Page]:
    """A browser without JavaScript."""
    with windows.open(locale="ja-JP", java_script_enabled=False) as window:
        yield window.new_page()


@pytest.fixture
def window(windows: Windows) -> Iterator[BrowserContext]:
    """As narrow as they come. A refused form has a code that a console complains of; here that is no complaint."""
    size = ViewportSize(width=320, height=568)
    with windows.open(locale="ja-JP", color_scheme="dark", viewport=size) as window:
        yield window


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    make_version()
    inquiry = make_inquiry(f"手数料はいくらですか。番号は {VISA} です。")
    make_reissue(inquiry, by=operator).step(Stage.ADVISED, by=operator, reported_by=Reporter.US)
    return inquiry


def is_fit_for_everybody(page: Page) -> bool:
    fits = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return bool(fits) and axe(page) == []


def fill(page: Page, words: str) -> None:
    page.goto("/ask/")
    page.locator("#id_words").fill(words)
    page.locator("#id_address").fill("nakamura@example.jp")


def send(page: Page) -> None:
    page.locator("main form").last.locator("[type=submit]").last.click()


@pytest.mark.django_db(transaction=True)
def test_a_question_is_sent_without_javascript(plain: Page) -> None:
    make_topic("reissue-fee", is_public=True, digit=7)
    fill(plain, f"番号は {VISA} です")
    plain.locator("[value='reissue-fee']").check()

    send(plain)

    inquiry = Inquiry.objects.get()
    expect(plain.get_by_role("main")).to_contain_text(inquiry.number)
    expect(plain.locator("main .alert")).to_be_visible()
    assert "4111" not in Message.objects.get().text


@pytest.mark.django_db(transaction=True)
def test_a_card_number_is_black_before_it_leaves_the_phone(page: Page) -> None:
    fill(page, f"番号は {VISA} です")
    expect(page.get_by_role("alert")).to_be_visible()

    with page.expect_request(lambda sent: sent.method == "POST") as caught:
        send(page)

    assert "4111" not in (caught.value.post_data or "")
    expect(page).to_have_url("/ask/received/")


@pytest.mark.django_db(transaction=True)
def test_the_hidden_field_is_reached_by_nobody(page: Page) -> None:
    page.goto("/ask/")
    passed = []
    for _tab in range(25):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.name ?? ''"))

    assert "words" in passed
    assert "website" not in passed


@pytest.mark.django_db(transaction=True)
def test_the_form_and_what_follows_it_are_for_everybody(page: Page) -> None:
    make_version()
    make_topic("reissue-fee", is_public=True, digit=7)
    page.goto("/ask/")
    send(page)
    expect(page.locator("#id_words_error")).to_be_visible()
    assert is_fit_for_everybody(page)

    fill(page, "手数料はかかりますか。")
    page.locator("#id_words").evaluate("field => field.removeAttribute('data-no-card')")
    page.locator("#id_words").fill("暗証番号は 1234 です。手数料はかかりますか。")
    send(page)

    expect(page.locator("main .alert")).to_be_visible()
    assert is_fit_for_everybody(page)


@pytest.mark.django_db(transaction=True)
def test_the_way_to_the_customer_s_page_is_for_everybody(page: Page, inquiry: Inquiry) -> None:
    page.goto("/status/")
    page.locator("#id_number").fill("H-999999")
    send(page)
    expect(page.get_by_role("status")).to_be_visible()
    assert is_fit_for_everybody(page)

    page.goto("/status/bad/")
    assert is_fit_for_everybody(page)

    page.goto("/status/now/")
    assert is_fit_for_everybody(page)

    page.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    assert is_fit_for_everybody(page)


@pytest.mark.django_db(transaction=True)
def test_the_customer_s_page_is_for_everybody(page: Page, inquiry: Inquiry) -> None:
    page.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    send(page)
    page.locator("summary").click()

    expect(page.locator(".masked")).to_be_visible()
    assert is_fit_for_everybody(page)


def test_the_note_that_a_notice_is_in_japanese_stands_apart_from_what_follows(windows: Windows) -> None:
    make_version()
    with windows.open(locale="en") as window:
        page = window.new_page()
        page.goto("/")

        note, below = page.locator("main > .alert").bounding_box(), page.locator("main > nav").bounding_box()

    assert note
    assert below
    assert below["y"] - (note["y"] + note["height"]) >= 8


@pytest.mark.django_db(transaction=True)
def test_a_customer_reports_of_their_card_without_javascript(plain: Page, inquiry: Inquiry) -> None:
    plain.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    plain.locator("main form [type=submit]").click()

    plain.get_by_label("カード会社に新しいカードを申し込みました").check()
    plain.get_by_role("button", name="知らせる").click()

    expect(plain.get_by_role("status")).to_contain_text("「カード会社に新しいカードを申し込みました」を記録しました")
    assert inquiry.reissues.get().stage == Stage.CONTACTED


@pytest.mark.django_db(transaction=True)
def test_a_refused_report_fits_an_old_phone_and_stays(window: BrowserContext, inquiry: Inquiry) -> None:
    page = window.new_page()
    page.goto(f"/status/{Link.objects.issue(inquiry).token}/")
    page.locator("main form [type=submit]").click()

    page.get_by_label("カード会社から手数料を請求されました").check()
    page.get_by_role("button", name="知らせる").click()

    expect(page.get_by_role("alert")).to_contain_text("請求された金額をご記入ください。")
    expect(page.get_by_label("カード会社から手数料を請求されました")).to_be_checked()
    assert is_fit_for_everybody(page)
    page.get_by_label("手数料を請求された場合").fill("１，１００円")
    page.get_by_role("button", name="知らせる").click()
    expect(page.get_by_text("手数料を請求されたとうかがいました")).to_be_visible()
    assert is_fit_for_everybody(page)
    assert inquiry.reissues.get().fee_yen == 1100
