"""A card number is kept out of a field while it is being typed. The numbers are the published test numbers."""

import pytest
from playwright.sync_api import Page, expect

VISA = "4111111111111111"


@pytest.fixture
def form(page: Page) -> Page:
    """A public page with a field that wants no card numbers, and a form that goes nowhere."""
    page.goto("/accounts/login/")
    page.evaluate(
        """() => {
            document.querySelector("main").innerHTML =
                '<form id="form"><textarea id="words" name="words" data-no-card></textarea><input id="next"></form>';
            document.getElementById("form").addEventListener("submit", event => event.preventDefault());
        }"""
    )
    return page


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (f"番号は{VISA}です", "番号は••••1111です"),
        ("4111 1111 1111 1111", "••••1111"),
        ("4111-1111-1111-1111", "••••1111"),
        ("４１１１－１１１１ー１１１１　１１１１", "••••1111"),
        ("4111\u200b1111\u200b1111\u200b1111", "••••1111"),
        ("4111\n1111\n1111\n1111", "••••1111"),
        ("378282246310005", "••••0005"),
        ("3530111333300000と6011111111111117", "••••0000と••••1117"),
    ],
)
def test_a_card_number_in_any_dress_is_blacked_out_when_one_leaves_the_field(form: Page, words: str, left: str) -> None:
    form.locator("#words").fill(words)

    form.locator("#next").focus()

    expect(form.locator("#words")).to_have_value(left)


@pytest.mark.parametrize(
    "words",
    ["電話は090-0000-1234です", "注文 4111111111111112", "2016年4月27日 131,464件", "0000000000000000", "1,100円"],
)
def test_what_is_no_card_number_stays(form: Page, words: str) -> None:
    form.locator("#words").fill(words)

    form.locator("#next").focus()

    expect(form.locator("#words")).to_have_value(words)


def test_the_warning_comes_while_one_types_and_says_why(form: Page) -> None:
    form.locator("#words").press_sequentially(VISA)

    expect(form.get_by_role("alert")).to_have_text(form.locator("body").get_attribute("data-no-card") or "-")
    expect(form.locator("#words")).to_have_value(VISA)


def test_the_warning_goes_with_the_number(form: Page) -> None:
    form.locator("#words").fill(VISA)

    form.locator("#words").fill("手数料について")

    expect(form.get_by_role("alert")).to_have_text("")


def test_a_number_is_blacked_out_before_the_form_is_sent(form: Page) -> None:
    form.locator("#words").fill(VISA)

    form.evaluate("document.getElementById('form').requestSubmit()")

    expect(form.locator("#words")).to_have_value("••••1111")
