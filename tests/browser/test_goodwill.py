"""An apology code by keys alone: asked for, approved by another person, read aloud once; in a mail seen by nobody."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from inquiries.models import Dispatch, Inquiry, Promise, Remedy, Staff
from tests.browser.accessibility import axe
from tests.browser.conftest import no_complaints, sign_in
from tests.chromium import Windows
from tests.goodwills import CODES, make_confirmer, make_lot, make_promise, make_proposal, make_remedy
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inquiry(operator: Staff, supervisor: Staff) -> Inquiry:
    make_promise(by=supervisor)
    make_lot(by=supervisor)
    return make_inquiry()


def test_it_is_asked_for_approved_and_read_aloud_once(
    windows: Windows, desk_page: Page, operator: Staff, supervisor: Staff, live_server: LiveServer, inquiry: Inquiry
) -> None:
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/remedies/new/")
    expect(desk_page.locator("#id_reason")).to_be_focused()
    desk_page.keyboard.type("対象のお客様のお申し出です。")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("h2").first).to_have_text("承認待ち")
    assert axe(desk_page) == []
    remedy = Remedy.objects.get()

    with windows.open(locale="ja-JP", viewport={"width": 1280, "height": 900}) as window, no_complaints(window):
        sign_in(window, supervisor, live_server)
        page = window.new_page()
        page.goto("/desk/")
        expect(page.locator("#apologies")).to_contain_text("引換コードの残りは3件です")
        page.goto("/desk/goodwill/")
        assert axe(page) == []
        page.goto(f"/desk/remedies/{remedy.pk}/")
        page.keyboard.press("a")
        expect(page.locator("h2").first).to_have_text("承認済み・未進呈")

    desk_page.reload()
    desk_page.keyboard.press("Alt+r")
    expect(desk_page.locator("[data-code]")).to_have_text(CODES[0])
    assert axe(desk_page) == []
    desk_page.goto(f"/desk/remedies/{remedy.pk}/")
    expect(desk_page.locator("h2").first).to_have_text("進呈済み")
    assert CODES[0] not in desk_page.content()


def test_in_a_reply_the_code_itself_is_never_on_the_page(
    desk_page: Page, operator: Staff, supervisor: Staff, inquiry: Inquiry
) -> None:
    remedy = make_remedy(inquiry, by=operator, approved_by=supervisor)
    desk_page.goto(f"/desk/inquiries/{inquiry.pk}/")

    desk_page.keyboard.press("r")
    expect(desk_page.locator("#words-0")).to_be_focused()
    with desk_page.expect_response("**/draft/"):
        desk_page.keyboard.press("Control+End")
        desk_page.keyboard.type("お詫びのコードは{remedy}です。")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#thread")).to_contain_text(f"【引換コード R-{remedy.pk}】")

    assert Dispatch.objects.count() == 1
    assert not any(code in desk_page.content() for code in CODES)


def test_whoever_types_why_they_refuse_confirms_nothing(supervisor_page: Page, supervisor: Staff) -> None:
    proposal = make_proposal(by=make_confirmer())
    supervisor_page.goto(f"/desk/promises/{proposal.pk}/confirmation/")
    assert axe(supervisor_page) == []

    supervisor_page.locator("#id_reason").focus()
    supervisor_page.keyboard.type("a 検討中という文です。")
    supervisor_page.keyboard.press("Control+Enter")
    supervisor_page.wait_for_load_state("networkidle")

    assert Promise.objects.in_force() is None


def test_a_key_confirms_what_somebody_else_proposed(supervisor_page: Page) -> None:
    proposal = make_proposal(by=make_confirmer())
    supervisor_page.goto(f"/desk/promises/{proposal.pk}/confirmation/")

    supervisor_page.keyboard.press("a")

    expect(supervisor_page.locator("h1")).to_have_text("お詫びの引換コード")
    assert Promise.objects.in_force() == proposal
