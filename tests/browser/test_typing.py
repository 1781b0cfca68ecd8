"""What is proposed while one types, and a clause in its place: by keys, by pointer and by touch."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Answer, Draft, Escalation, Inquiry, Rejection, Staff, Version
from tests.browser.accessibility import axe
from tests.browser.conftest import sign_in
from tests.chromium import Windows
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
FEE = "再発行の手数料はかかりますか。"
POLICE = "警察には届け出たのですか。"
MASK = "/desk/calls/new/"
PROMISE = re.compile("までにご連絡いたします。")


@pytest.fixture
def version(db: None) -> Version:
    return make_version(
        "再発行の手数料はご負担いただかないようお願いしております。",
        "警視庁へ通報しております。",
        "窓口は毎日開いております。",
    )


@pytest.fixture
def fee(version: Version) -> Answer:
    topic = make_topic("reissue-fee", digit=7, route="カード担当", due_minutes=60)
    clauses = [version.clauses.get(key="c1")]
    return make_answer(topic, version, clauses=clauses, variants={"spoken": {"opening": "では読み上げます。"}})


@pytest.fixture
def police(version: Version) -> Answer:
    topic = make_topic("police", name_ja="警察への届出")
    return make_answer(topic, version, clauses=[version.clauses.get(key="c2")])


@pytest.fixture
def mask(desk_page: Page, fee: Answer, police: Answer) -> Page:
    desk_page.goto(MASK)
    return desk_page


@pytest.fixture
def inquiry(fee: Answer, police: Answer) -> Inquiry:
    return make_inquiry("教えてください。", topics=[fee.topic])


@pytest.fixture
def case(desk_page: Page, inquiry: Inquiry) -> Page:
    desk_page.set_viewport_size({"width": 1440, "height": 900})
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")
    return desk_page


def type_a_memo(page: Page, words: str) -> None:
    page.locator("[name=memo]").focus()
    page.keyboard.press("Control+End")
    with page.expect_response("**/suggestions/"):
        page.keyboard.type(words)


def test_a_memo_proposes_a_topic_that_its_digit_takes_without_leaving_the_field(mask: Page, fee: Answer) -> None:
    type_a_memo(mask, FEE)
    expect(mask.locator("#typed button").first).to_contain_text("再発行の手数料")

    mask.keyboard.press("Alt+7")

    expect(mask.locator("#say blockquote")).to_have_text(fee.clauses[0].text)
    expect(mask.locator("#say")).to_contain_text("では読み上げます。")
    expect(mask.locator("[name=memo]")).to_be_focused()


def test_a_proposal_without_a_digit_is_taken_by_its_button(mask: Page, police: Answer) -> None:
    type_a_memo(mask, POLICE)

    mask.locator("#typed button", has_text="警察への届出").press("Enter")

    expect(mask.locator("#say blockquote")).to_have_text(police.clauses[0].text)


def test_nothing_below_moves_while_proposals_come_and_go(mask: Page) -> None:
    below = mask.locator("[name=outcome]")
    before = below.bounding_box()

    type_a_memo(mask, "再")
    type_a_memo(mask, "発行の手数料と、警察への届出。")
    expect(mask.locator("#typed button")).not_to_have_count(0)

    assert below.bounding_box() == before


def test_what_somebody_points_at_stays_until_they_look_away(mask: Page) -> None:
    type_a_memo(mask, FEE)
    shown = mask.locator("#typed li").first
    expect(shown).to_contain_text("再発行の手数料")
    mask.locator("#typed").hover()

    with mask.expect_response("**/suggestions/"):
        mask.locator("[name=memo]").fill(POLICE)
    mask.wait_for_timeout(150)
    expect(shown).to_contain_text("再発行の手数料")
    mask.mouse.move(2, 2)

    expect(mask.locator("#typed")).to_contain_text("警察への届出")


def test_a_reply_proposes_while_it_is_written_and_a_digit_inserts(case: Page, police: Answer, inquiry: Inquiry) -> None:
    case.keyboard.press("r")
    expect(case.locator("#words-0")).to_be_focused()
    with case.expect_response("**/suggestions/"):
        case.keyboard.type(POLICE)
    button = case.locator("#typed button", has_text="警察への届出")
    key = button.get_attribute("data-key")

    case.keyboard.press(f"Alt+{key}")

    expect(case.locator("#reply .quote blockquote")).to_have_text(police.clauses[0].text)
    assert Draft.objects.get(inquiry=inquiry).answers.get() == police


def test_a_note_proposes_too(case: Page) -> None:
    case.keyboard.press("m")
    expect(case.locator("#note textarea")).to_be_focused()

    with case.expect_response("**/suggestions/"):
        case.keyboard.type(POLICE)

    expect(case.locator("#typed-note")).to_contain_text("警察への届出")


def test_the_clause_is_shown_in_its_place_by_tab_and_esc_closes_it(case: Page) -> None:
    link = case.locator("#hints [data-place]").first
    case.locator("#hints button").first.focus()
    while not link.evaluate("link => link === document.activeElement"):
        case.keyboard.press("Tab")

    place = case.locator("#place")
    expect(place.locator("mark")).to_have_text("再発行の手数料はご負担いただかないようお願いしております。")
    expect(place).to_contain_text("警視庁へ通報しております。")
    expect(link).to_have_attribute("aria-describedby", "place")
    assert axe(case) == []
    case.keyboard.press("Escape")

    expect(place).to_be_hidden()
    expect(link).to_be_focused()


def test_the_pointer_shows_it_and_can_go_into_it(case: Page) -> None:
    case.locator("#hints [data-place]").first.hover()
    expect(case.locator("#place mark")).to_be_visible()

    case.locator("#place").hover()
    case.wait_for_timeout(400)
    expect(case.locator("#place")).to_be_visible()
    case.mouse.move(2, 880)

    expect(case.locator("#place")).to_be_hidden()


def test_a_tap_shows_it_and_a_tap_elsewhere_closes_it(
    windows: Windows, live_server: LiveServer, operator: Staff, inquiry: Inquiry
) -> None:
    size = ViewportSize(width=390, height=800)
    with windows.open(locale="ja-JP", has_touch=True, viewport=size) as window:
        sign_in(window, operator, live_server)
        page = window.new_page()
        page.goto(f"/desk/inquiries/{inquiry.pk}/")
        page.locator("#hints [data-place]").first.tap()
        expect(page.locator("#place mark")).to_be_visible()
        found = axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.locator("#hints h3").first.tap()

        expect(page.locator("#place")).to_be_hidden()
    assert found == []


def test_handed_on_in_one_press_and_taken_back_in_another(case: Page, fee: Answer) -> None:
    case.get_by_label("期限もお客様に伝える").check()
    case.get_by_role("button", name="記載なしと伝えて引き継ぐ").click()
    expect(case.locator("#hints")).to_contain_text("カード担当へ引き継ぎ済み")
    assert Escalation.objects.get().topic == fee.topic
    expect(case.locator("#reply textarea").last).to_have_value(PROMISE)

    case.get_by_role("button", name="引き継ぎを取り消す").click()

    expect(case.locator("#hints")).not_to_contain_text("引き継ぎ済み")
    expect(case.locator("#reply textarea").last).not_to_have_value(PROMISE)
    assert not Escalation.objects.open().exists()


def test_what_does_not_fit_is_put_away(case: Page, fee: Answer) -> None:
    case.locator("#hints [formaction$='/rejections/']").click()

    expect(case.locator("#hints")).to_contain_text("見送った回答 1件")
    assert Rejection.objects.get().answer == fee


def test_the_preview_lies_over_the_page_and_is_readable_by_everybody(case: Page, inquiry: Inquiry) -> None:
    case.keyboard.press("r")
    expect(case.locator("#words-0")).to_be_focused()
    case.keyboard.type("{number}の件です。")

    case.keyboard.press("Alt+p")

    expect(case.locator("#preview .letter")).to_contain_text(f"{inquiry.number}の件です。")
    assert axe(case) == []
    case.keyboard.press("Escape")
    expect(case.locator("#preview")).to_be_hidden()


def test_without_javascript_all_of_it_goes_too(
    windows: Windows, live_server: LiveServer, operator: Staff, inquiry: Inquiry
) -> None:
    with windows.open(locale="ja-JP", java_script_enabled=False) as window:
        sign_in(window, operator, live_server)
        page = window.new_page()
        page.goto(f"/desk/inquiries/{inquiry.pk}/")
        page.get_by_role("button", name="記載なしと伝えて引き継ぐ").click()
        expect(page.locator("#hints")).to_contain_text("カード担当へ引き継ぎ済み")
        page.locator("[formaction$='/preview/']").click()
        expect(page.locator(".letter")).to_contain_text("担当から確認し、ご連絡いたします。")
        page.get_by_role("link", name="戻る").click()
        page.locator("#hints [data-place]").first.click()

        expect(page).to_have_url(f"{live_server.url}/desk/notice/1/#c1")
