"""Somebody sits down at the desk in the morning."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect
from pytest_django import Settings

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.makers import PASSWORD


def code(secret: str, ahead: int = 0) -> str:
    """What an authenticator with this secret shows, now or in so many half minutes."""
    return str(format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + ahead)))


def type_password(page: Page, operator: Staff) -> None:
    page.goto("/desk/")
    expect(page.get_by_role("textbox", name="ユーザー名")).to_be_focused()
    page.keyboard.type(operator.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def test_the_operator_sets_up_a_second_factor_at_the_first_sign_in_and_gives_it_at_the_next(
    page: Page, operator: Staff
) -> None:
    type_password(page, operator)
    expect(page.get_by_role("heading", name="2段階認証の設定")).to_be_visible()
    assert axe(page) == []
    secret = page.locator("code").inner_text()
    page.get_by_role("textbox").focus()
    page.keyboard.type(code(secret))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="リカバリーコード")).to_be_visible()
    assert axe(page) == []
    assert page.locator(".recovery-codes li").count() == 10
    page.get_by_role("link", name="窓口へ進む").press("Enter")
    expect(page).to_have_url("/desk/")

    page.context.clear_cookies()
    type_password(page, operator)
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type(code(secret, ahead=1))
    page.keyboard.press("Enter")

    expect(page).to_have_url("/desk/")
    expect(page.get_by_role("main")).to_be_visible()


def test_where_it_is_switched_off_the_password_leads_to_the_desk(
    page: Page, operator: Staff, settings: Settings
) -> None:
    settings.HOTLINE_SECOND_FACTOR = False
    type_password(page, operator)

    expect(page).to_have_url("/desk/")
    expect(page.get_by_role("main")).to_be_visible()


def test_the_sign_in_is_for_everybody(page: Page, operator: Staff) -> None:
    page.goto("/accounts/login/")

    assert axe(page) == []
