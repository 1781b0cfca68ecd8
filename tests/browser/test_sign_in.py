"""Somebody sits down at the desk in the morning."""

from playwright.sync_api import Page, expect

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.makers import PASSWORD


def test_the_operator_signs_in_and_stands_at_the_desk(page: Page, operator: Staff) -> None:
    page.goto("/desk/")
    expect(page.get_by_role("textbox", name="ユーザー名")).to_be_focused()

    page.keyboard.type(operator.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url("/desk/")
    expect(page.get_by_role("main")).to_be_visible()


def test_the_sign_in_is_for_everybody(page: Page, operator: Staff) -> None:
    page.goto("/accounts/login/")

    assert axe(page) == []
