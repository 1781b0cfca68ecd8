"""A passkey in the place of an authenticator app, by a security key that Chromium plays."""

from playwright.sync_api import Page, expect

from inquiries.models import Staff
from tests.browser.accessibility import axe
from tests.browser.test_sign_in import type_password

SECURITY_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_the_operator_sets_up_a_passkey_and_signs_in_by_it(page: Page, operator: Staff) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": SECURITY_KEY})

    type_password(page, operator)
    page.get_by_role("link", name="パスキー").press("Enter")
    expect(page.get_by_role("heading", name="パスキーの追加")).to_be_visible()
    expect(page.get_by_role("textbox", name="パスキーの名前")).to_have_value("パスキー1")
    assert axe(page) == []
    page.get_by_role("button", name="追加").press("Enter")

    expect(page.get_by_role("heading", name="リカバリーコード")).to_be_visible()
    page.get_by_role("link", name="窓口へ進む").press("Enter")
    expect(page).to_have_url("/desk/")

    page.context.clear_cookies()
    type_password(page, operator)
    expect(page.get_by_role("heading", name="2段階認証")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="パスキー").press("Enter")

    expect(page).to_have_url("/desk/")
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("heading", name="パスキー")).to_be_visible()
