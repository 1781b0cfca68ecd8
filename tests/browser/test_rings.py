"""The telephone rings: a quiet line, one key, and the call form with who it is; and a call that lasts too long."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from inquiries.models import Call, CallLimit, Inquiry, Staff
from inquiries.models.telephone.call_limit import SENTENCES
from inquiries.web.rings import ring
from tests.browser.accessibility import axe
from tests.makers import make_contact, make_inquiry, make_topic

pytestmark = pytest.mark.django_db(transaction=True)
MASK = "/desk/calls/new/"
NUMBER = "+819000001234"


@pytest.fixture(autouse=True)
def _pages_ask_often(settings: Settings, _nothing_changes_by_itself: None) -> None:
    settings.HOTLINE_NEWS_SECONDS = 0.3
    cache.clear()


@pytest.fixture
def nakamura(db: None) -> Inquiry:
    """An inquiry of the only contact with this number."""
    make_topic("fee", digit=1)
    return make_inquiry(contact=make_contact("中村 由紀", phone="090-0000-1234"))


def look_at(page: Page, path: str) -> None:
    """Open it, and wait for its first answer."""
    with page.expect_response("**/desk/news/**"):
        page.goto(path)


def test_a_ring_comes_as_a_line_and_one_key_opens_the_form(desk_page: Page, operator: Staff, nakamura: Inquiry) -> None:
    look_at(desk_page, "/desk/inquiries/")
    desk_page.keyboard.press("j")
    focused = desk_page.evaluate("document.activeElement.href")

    ring(operator, NUMBER)

    line = desk_page.locator("#rings .ring")
    expect(line).to_contain_text("着信：中村 由紀")
    expect(line).not_to_contain_text("0000-1234")
    assert desk_page.evaluate("document.activeElement.href") == focused
    assert axe(desk_page) == []
    desk_page.keyboard.press("Alt+t")
    desk_page.wait_for_url(f"**{MASK}?ring=*")
    expect(desk_page.locator("#chosen b").first).to_have_text("中村 由紀")
    expect(desk_page.locator("#topics input").first).to_be_focused()
    assert "1234" not in desk_page.url
    desk_page.keyboard.press("y")
    desk_page.keyboard.press("m")
    desk_page.keyboard.type("まだ返事がない。")
    desk_page.keyboard.press("Control+Enter")
    desk_page.wait_for_url("**?again")

    assert Call.objects.get().inquiry == nakamura
    stored = desk_page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "1234" not in stored


def test_a_form_in_use_is_left_alone(desk_page: Page, operator: Staff, nakamura: Inquiry) -> None:
    look_at(desk_page, MASK)
    desk_page.keyboard.press("Tab")
    desk_page.locator("[name=memo]").focus()
    desk_page.keyboard.type("まだ話している。")

    ring(operator, NUMBER)
    ring(operator, "")

    expect(desk_page.locator("#rings .ring")).to_have_count(2)
    expect(desk_page.locator("[name=memo]")).to_be_focused()
    with desk_page.context.expect_page() as opened:
        desk_page.keyboard.press("Alt+t")
    expect(opened.value.locator("#chosen b").first).to_have_text("中村 由紀")
    expect(desk_page.locator("[name=memo]")).to_have_value("まだ話している。")
    expect(desk_page.locator("#rings .ring")).to_have_count(1)
    desk_page.locator("#rings [aria-label]").click()
    expect(desk_page.locator("#rings .ring")).to_have_count(0)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("<input type=checkbox id=one>", "one.checked = true"),
        ("<select id=one><option>一<option>二</select>", "one.selectedIndex = 1"),
        ("<select id=one multiple><option selected>一<option>二</select>", "one.options[1].selected = true"),
        ("<textarea id=one></textarea>", "one.value = '書きかけ'"),
    ],
)
def test_a_page_on_which_something_was_chosen_is_left_alone(
    desk_page: Page, operator: Staff, nakamura: Inquiry, field: str, changed: str
) -> None:
    look_at(desk_page, "/desk/inquiries/")
    desk_page.evaluate("field => document.querySelector('main').insertAdjacentHTML('afterbegin', field)", field)
    ring(operator, NUMBER)
    expect(desk_page.locator("#rings .ring")).to_have_count(1)
    submit = "new Event('submit', {bubbles: true, cancelable: true})"
    press = f"() => {{ const form = document.querySelector('[data-take]'); CHANGE; form.dispatchEvent({submit});"
    press += " return form.target }"

    used = desk_page.evaluate(press.replace("CHANGE", f"const one = document.getElementById('one'); {changed}"))

    assert used == "_blank"


def test_a_number_that_several_have_offers_them(desk_page: Page, operator: Staff, nakamura: Inquiry) -> None:
    make_contact("中村 太郎", "taro@example.jp", phone="090-0000-1234")
    look_at(desk_page, "/desk/")

    ring(operator, NUMBER)
    expect(desk_page.locator("#rings .ring")).to_contain_text("2件")
    desk_page.keyboard.press("Alt+t")

    desk_page.wait_for_url(f"**{MASK}?ring=*")
    expect(desk_page.locator("#who-list")).to_contain_text("中村 太郎")
    expect(desk_page.locator("[name=who]")).to_have_value("090-0000-1234")


def test_a_link_with_a_number_opens_the_form_and_the_number_leaves_the_address(
    desk_page: Page, nakamura: Inquiry
) -> None:
    asked: list[str] = []
    desk_page.on("request", lambda request: asked.append(request.url))

    desk_page.goto("/tel/#tel=tel%3A090-0000-1234")

    desk_page.wait_for_url(f"**{MASK}?ring=*")
    expect(desk_page.locator("#chosen b").first).to_have_text("中村 由紀")
    assert not [url for url in asked if "1234" in url.partition("#")[0]]
    assert "1234" not in desk_page.url
    assert desk_page.evaluate("document.referrer").endswith("/tel/")


def test_the_browser_is_asked_to_open_such_links(desk_page: Page) -> None:
    desk_page.goto("/desk/extension/")
    desk_page.evaluate(
        "() => { window.asked = []; navigator.registerProtocolHandler = (...said) => window.asked.push(said) }"
    )

    desk_page.locator("#register").click()

    [[scheme, address]] = desk_page.evaluate("window.asked")
    assert scheme == "tel"
    assert address.endswith("/tel/#tel=%s")
    expect(desk_page.locator("#registered")).to_contain_text("アドレスバー")


def test_a_long_call_offers_the_words_and_keeps_what_was_pressed(
    desk_page: Page, supervisor: Staff, nakamura: Inquiry
) -> None:
    CallLimit.objects.change(1, SENTENCES, by=supervisor)
    desk_page.clock.install()
    look_at(desk_page, MASK)
    limit = desk_page.locator("#limit")
    expect(limit.locator("summary")).to_contain_text("カスハラ")
    places = "() => [...document.querySelectorAll('.field')].map((one) => one.getBoundingClientRect().y)"
    before = desk_page.evaluate(places)
    desk_page.keyboard.type("匿名の方")

    desk_page.clock.run_for(61_000)

    expect(limit.locator("summary")).to_contain_text("1分を過ぎました")
    expect(desk_page.locator("[name=who]")).to_be_focused()
    assert desk_page.evaluate(places) == before
    desk_page.keyboard.press("Alt+l")
    expect(limit).to_contain_text("お電話を終了させていただきます")
    assert axe(desk_page) == []
    desk_page.keyboard.press("Alt+w")
    desk_page.keyboard.press("Alt+q")
    expect(limit.locator("[name=hung_up_at]")).to_be_checked()
    desk_page.locator("[name=memo]").fill("怒鳴られた。")
    desk_page.locator("[name=memo]").press("Control+Enter")
    desk_page.wait_for_url("**?again")

    call = Call.objects.get()
    assert call.warned_at
    assert call.is_ended_by_us
    assert call.inquiry.harassment.at > timezone.now() - timedelta(minutes=5)
