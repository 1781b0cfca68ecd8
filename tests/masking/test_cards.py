import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import Finding, mask
from tests.masking.numbers import PUBLISHED, SCRIPTS, SEPARATORS, card_numbers, digits_left, in_script, written_anyhow
from tests.often import often

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("number", "brand"), PUBLISHED.items())
def test_brand_and_last_four_digits_are_kept(number: str, brand: str) -> None:
    masked = mask(f"番号は{number}です。")

    assert masked.text == f"番号は[カード番号 {brand} ••••{number[-4:]}]です。"
    assert masked.findings == (Finding("pan", brand, number[-4:]),)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_nothing_that_parts_the_digits_hides_a_number(separator: str) -> None:
    text = separator.join(["4111", "1111", "1111", "1111"])

    assert mask(text).text == "[カード番号 Visa ••••1111]"


@pytest.mark.parametrize("zero", SCRIPTS)
def test_digits_of_any_script_are_digits(zero: str) -> None:
    assert mask(in_script("5555555555554444", zero)).text == "[カード番号 Mastercard ••••4444]"


@pytest.mark.parametrize(
    "text",
    [
        "カードは4111 1111 1111 1111、12/25です",
        "1. 4111-1111-1111-1111",
        "4111 1111 1111 1111 3回払い",
        "4111111111111111 03-1234-5678",
        "03-1234-5678 4111-1111-1111-1111",
        "電話 090-1234-5678\n4111 1111\n1111 1111\n\n以上",
        "3件あります\n4111111111111111\n4111111111111111",
        "カード番号 1 411-1111.11 1111 111 12",
        "> 4111 1111\n> 1111 1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1  0 9 0 1",
        "PAN4111111111111111CVV",
    ],
)
def test_a_number_among_other_digits_is_found(text: str) -> None:
    assert "4111" not in digits_left(mask(text).text)


def test_each_of_several_numbers_is_named() -> None:
    masked = mask("4111111111111111と\n5555 5555 5555 4444\n3782 822463 10005")

    assert masked.text == "[カード番号 Visa ••••1111]と\n[カード番号 Mastercard ••••4444]\n[カード番号 Amex ••••0005]"
    assert [finding.last_four for finding in masked.findings] == ["1111", "4444", "0005"]


@given(card_numbers().flatmap(written_anyhow), st.sampled_from(["", "番号 ", "カード:", "(", "x"]))
@settings(max_examples=often(100, whole=400), deadline=None)
def test_no_valid_number_gets_through_in_any_writing(written: str, before: str) -> None:
    masked = mask(f"{before}{written}です")

    assert len(digits_left(masked.text)) == 4
    assert masked.text.startswith(before)
    assert masked.text.endswith("です")


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",  # check digit
        "1234567890123452",  # no brand begins with 1
        "411111111111",  # too short
        "41111111111111111111",  # too long
        "51234567890123",  # no Mastercard has 14 digits
    ],
)
def test_what_no_brand_issues_stays(text: str) -> None:
    assert mask(text).text == text
