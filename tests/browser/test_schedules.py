"""The hours of a notice in preparation, looked at and corrected by hand."""

from datetime import date

from playwright.sync_api import Page, expect

from inquiries.models import Check, Proof, Staff
from tests.browser.accessibility import axe

TEXT = """お客様情報の流出に関するお知らせ

1. 窓口
本件のお問合せ専用窓口は0120-000-000です。
受付時間：9:00～12:00、13:00～18:00（夏季休業を除く）
※12月6日までは土日も受付いたします。
"""


def test_hours_are_corrected_with_a_few_keys(supervisor_page: Page, supervisor: Staff) -> None:
    proof = Proof.objects.begin(TEXT, published_on=date(2026, 11, 20), by=supervisor)
    page = supervisor_page
    page.goto(f"/desk/proofs/{proof.pk}/")
    assert axe(page) == []

    page.get_by_text("受付時間を直す").click()
    assert axe(page) == []
    row = page.locator("fieldset.row-of-hours").first
    row.get_by_label("終了").first.fill("１２時半")
    row.get_by_label("土", exact=True).uncheck()
    page.get_by_role("button", name="受付時間を保存").click()

    expect(page.locator(".fortnight")).to_contain_text("9:00～12:30")
    value = Check.objects.get().value
    assert value is not None
    assert value["spans"][0]["closes"] == "12:30"


def test_enter_in_a_field_saves_what_was_typed_and_confirms_nothing(supervisor_page: Page, supervisor: Staff) -> None:
    proof = Proof.objects.begin(TEXT, published_on=date(2026, 11, 20), by=supervisor)
    page = supervisor_page
    page.goto(f"/desk/proofs/{proof.pk}/")

    page.get_by_text("受付時間を直す").press("Enter")
    page.locator("fieldset.row-of-hours").first.get_by_label("終了").first.fill("12:30")
    page.keyboard.press("Enter")
    expect(page.locator(".fortnight")).to_contain_text("9:00～12:30")
    phone = page.locator("#phones-0")
    phone.get_by_text("訂正する").press("Enter")
    phone.locator("input[name=first]").fill("0120-111-111")
    page.keyboard.press("Enter")

    expect(page.locator("#phones-0")).to_contain_text("0120-111-111")
    assert set(Check.objects.values_list("fact", "verdict")) == {("schedule", "corrected"), ("phones", "corrected")}
