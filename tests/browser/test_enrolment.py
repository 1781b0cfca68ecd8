"""Fifty who help out are pasted, looked at, made and printed; one of them sits down with a slip."""

import os
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.browser.test_sign_in import code
from tests.chromium import Windows
from tests.makers import make_staff

OWN = "green-harbour-lantern-48"
FIRST = [
    "氏名\tユーザー名\t役割",
    "青木 花子\taoki\tオペレーター",
    "あべ さくら",
    "ｲﾉｳｴ ｹﾝﾀ",
    "",
    "Ａｎｎａ Berg",
    "　",
]
DOUBTFUL = ["森", "青木 花子", "大野 翔, ｏｎｏ", "ワタナベ ミナ, WATANABE, カードの担当"]
REST = [f"応援{n}" for n in range(1, 43)]
PASTED = "\n".join([*FIRST, *DOUBTFUL, *REST])
PICTURES = os.environ.get("HOTLINE_TEST_PICTURES", "")


def paste(page: Page, words: str) -> None:
    """As from the clipboard, over what stands in the field."""
    field = page.get_by_role("textbox", name="氏名(1行に1人)")
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def look(page: Page, words: str) -> None:
    paste(page, words)
    page.get_by_role("button", name="内容を確認する").press("Enter")
    expect(page.get_by_role("heading", name="件のアカウント")).to_be_focused()


def sit_down(page: Page, username: str, password: str) -> None:
    page.goto("/desk/")
    expect(page.get_by_role("textbox", name="ユーザー名")).to_be_focused()
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def set_own(page: Page) -> None:
    expect(page.get_by_role("heading", name="自分のパスワード")).to_be_visible()
    assert axe(page) == []
    page.keyboard.type(OWN)
    page.keyboard.press("Tab")
    page.keyboard.type(OWN)
    page.keyboard.press("Enter")


def set_up_second_step(page: Page) -> None:
    expect(page.get_by_role("heading", name="2段階認証の設定")).to_be_visible()
    page.get_by_role("textbox").focus()
    page.keyboard.type(code(page.locator("code").inner_text()))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="窓口へ進む").press("Enter")


def test_fifty_names_become_accounts_and_one_of_them_signs_in(supervisor_page: Page, windows: Windows) -> None:
    make_staff("mori", "森")
    supervisor_page.goto(reverse("person_list"))
    supervisor_page.get_by_role("link", name="担当者の追加").press("Enter")
    expect(supervisor_page.get_by_role("textbox", name="氏名(1行に1人)")).to_be_focused()

    look(supervisor_page, PASTED.replace("ｏｎｏ", "mori"))
    expect(supervisor_page.get_by_role("alert")).to_contain_text("1行に誤りがあります")
    expect(supervisor_page.locator("tbody tr").first).to_contain_text("このユーザー名は使われています。")
    expect(supervisor_page.get_by_role("button", name="アカウントを作る")).to_have_count(0)
    assert axe(supervisor_page) == []
    look(supervisor_page, PASTED)
    rows = supervisor_page.locator("tbody tr")
    expect(rows).to_have_count(50)
    expect(rows.filter(has_text="同じ氏名")).to_have_count(3)
    assert axe(supervisor_page) == []
    supervisor_page.keyboard.press("Control+Enter")

    slips = supervisor_page.locator(".slip")
    expect(slips).to_have_count(50)
    expect(slips.filter(has_text="watanabe")).to_contain_text("ワタナベ ミナ")
    assert axe(supervisor_page) == []
    if PICTURES:
        supervisor_page.pdf(path=Path(PICTURES) / "slips.pdf", prefer_css_page_size=True)
    password = slips.first.locator("code").last.inner_text()
    assert Staff.objects.filter(one_time_until__isnull=False).count() == 50

    with windows.open(locale="ja-JP") as window:
        page = window.new_page()
        sit_down(page, "aoki", password)
        set_own(page)
        set_up_second_step(page)
        expect(page).to_have_url("/desk/")

        page.context.clear_cookies()
        sit_down(page, "aoki", password)
        expect(page.get_by_text("正しくありません")).to_be_visible()
        expect(page).to_have_url("/accounts/login/")


def test_whoever_presses_again_makes_other_slips(supervisor_page: Page) -> None:
    supervisor_page.goto(reverse("enrolment_create"))
    look(supervisor_page, "原, hara\n森, mori")
    supervisor_page.keyboard.press("Control+Enter")
    first = supervisor_page.locator(".slip code").last.inner_text()

    supervisor_page.reload()
    expect(supervisor_page.get_by_text("2件のアカウントはすでに作成済みです。")).to_be_visible()
    assert axe(supervisor_page) == []
    supervisor_page.get_by_role("button", name="サインイン票を作り直す").press("Enter")

    expect(supervisor_page.locator(".slip")).to_have_count(2)
    assert supervisor_page.locator(".slip code").last.inner_text() != first
    assert Staff.objects.filter(one_time_until__isnull=False).count() == 2
