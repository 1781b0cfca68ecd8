import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "text",
    [
        "4OI2 8888 888B 188l",
        "4Ol2-BBBB-8888-I88I",
        "4O1Z 8888 8888 1881",
        "4012 8888 8888 188|",
        "4\u041e12888888881881",
        "40l2B88888881881",
    ],
)
def test_letters_that_look_like_digits_are_digits(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["1881"]


def test_what_stands_beside_such_a_number_does_not_hide_it() -> None:
    assert "888B" not in mask("so 4OI2 8888 888B 188l 8888 so").text
    assert [finding.last_four for finding in mask("4OI28888888B188l 4OI28888888B188l").findings] == ["1881", "1881"]


def test_laid_out_as_on_a_card_few_digits_are_enough() -> None:
    assert mask("カード番号 S1OS 1OS1 OS1O S1OO です").text == "カード番号 [カード番号 Mastercard ••••5100] です"


@pytest.mark.parametrize(
    "text", ["商品番号 S5B8Z2G9O0I1L1Q9", "so big is a bill so big", "T-4222222222222", "813c61cac646ad88"]
)
def test_words_and_codes_stay(text: str) -> None:
    assert mask(text).text == text
