"""A card company telephones, by keys alone; a customer was told of a fee in spite of the notice."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from inquiries.models import Call, Escalation, Inquiry, IssuerCall, IssuerDesk, Owner, Staff, UnknownWaiver
from tests.makers import make_issuer, make_issuer_desk, make_reissue, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "0120-000-111"


@pytest.fixture(autouse=True)
def _notice(db: None) -> None:
    make_topic(digit=1)
    make_version()


def test_a_card_company_calls_and_is_no_inquiry(desk_page: Page, operator: Staff) -> None:
    make_issuer("ひのきファイナンス", spellings="杉クレジット")
    keys = desk_page.keyboard
    desk_page.goto(reverse("call_create"))
    expect(desk_page.locator("[name=who]")).to_be_focused()
    keys.type("井上")
    desk_page.locator("[name=memo]").focus()
    keys.type("連絡票の12番について")
    keys.press("Alt+i")
    desk_page.wait_for_url("**/issuer-calls/new/")
    expect(desk_page.locator(".alert-warning")).to_contain_text("本物とは限りません")
    expect(desk_page.locator("[name=caller]")).to_have_value("井上")
    expect(desk_page.locator("[name=said]")).to_have_value("連絡票の12番について")

    expect(desk_page.locator("[name=issuer]")).to_be_focused()
    keys.type("杉")
    expect(desk_page.locator("[data-picks] [role=option]")).to_have_attribute("aria-selected", "true")
    keys.press("Enter")
    expect(desk_page.locator("[name=issuer]")).to_have_value("ひのきファイナンス")
    desk_page.locator("[name=promised]").focus()
    keys.type("連絡票を再送")
    desk_page.locator("[name=promised_on]").fill(f"{timezone.localdate() + timedelta(days=1)}")
    keys.press("Control+Enter")
    desk_page.wait_for_url(re.compile(r"/issuer-calls/\d+/$"))

    call = IssuerCall.objects.get()
    assert (call.issuer.name, call.caller, call.promised) == ("ひのきファイナンス", "井上", "連絡票を再送")
    assert not Inquiry.objects.exists()
    assert not Call.objects.exists()
    desk_page.get_by_role("button", name="連絡済みにする").press("Enter")
    expect(desk_page.locator(".page")).to_contain_text("対応済み")


def test_one_press_asks_headquarters_of_the_fee(desk_page: Page, operator: Staff) -> None:
    reissue = make_reissue(by=operator, issuer=make_issuer())
    desk_page.goto(reverse("reissue_show", args=[reissue.pk]))

    desk_page.get_by_role("button", name="「手数料がかかると言われた」を記録").press("Enter")

    expect(desk_page.get_by_role("heading", name="カード会社が免除を把握していない").locator("..")).to_contain_text(
        "本部へ照会中"
    )
    assert UnknownWaiver.objects.get().reissue == reissue
    assert Escalation.objects.get().owner == Owner.HEADQUARTERS


def test_a_supervisor_writes_a_desk_down_and_confirms_it(supervisor_page: Page) -> None:
    issuer = make_issuer()
    supervisor_page.goto(reverse("issuer_desk_create", args=[issuer.pk]))
    keys = supervisor_page.keyboard
    supervisor_page.locator("[name=phone]").focus()
    keys.type("０１２０－０００－１１１")
    keys.press("Tab")
    keys.type("9時〜17時")
    keys.press("Control+Enter")
    supervisor_page.wait_for_url(re.compile(r"/issuers/\d+/$"))
    expect(supervisor_page.locator(".page")).to_contain_text("未確認のため、まだ案内できません")

    supervisor_page.get_by_role("button", name=re.compile("公式の表示と照合した")).press("Enter")

    expect(supervisor_page.locator(".page")).to_contain_text("最終確認:今日")
    desk = IssuerDesk.objects.get()
    assert (desk.phone, desk.weekdays, desk.checked_at is not None) == (NUMBER, "09:00-17:00", True)


def test_a_desk_in_doubt_is_not_named_on_the_page_of_a_reissue(desk_page: Page, operator: Staff) -> None:
    issuer = make_issuer()
    make_issuer_desk(issuer, kind="reissue", phone=NUMBER)
    reissue = make_reissue(by=operator, issuer=issuer)

    desk_page.goto(reverse("reissue_show", args=[reissue.pk]))

    expect(desk_page.get_by_role("group", name="今、案内する窓口")).to_contain_text("カード裏面の番号")
    expect(desk_page.locator("main")).not_to_contain_text(NUMBER)
