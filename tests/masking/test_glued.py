import pytest

from inquiries.masking import mask
from tests.masking.numbers import digits_left

pytestmark = pytest.mark.once
VISA, AMEX, DINERS, MASTER = "4012888888881881", "378282246310005", "30569309025904", "5105105105105100"


@pytest.mark.parametrize(
    "text",
    [
        VISA + MASTER,
        MASTER + VISA,
        AMEX + DINERS,
        VISA + AMEX + MASTER,
        "4012-8888-8888-18815105-1051-0510-5100",
        f"{VISA}1226739",
        f"{VISA}1226",
        f"{VISA}123",
    ],
)
def test_numbers_without_anything_between_them_are_found(text: str) -> None:
    left = digits_left(mask(text).text)

    assert not any(number[:12] in left for number in (VISA, AMEX, DINERS, MASTER))


@pytest.mark.parametrize(
    "text",
    [
        f"カード番号は {VISA}0 です",
        f"7{VISA} って入力してありました",
        "4012-8888-8888-18815",
        "74012-8888-8888-1881",
        f"2 {VISA}で合っていますか",
        "4012 8888 8888 1881 1",
        f"電話メモ {MASTER}8 復唱済み",
    ],
)
def test_one_digit_too_many_hides_nothing(text: str) -> None:
    left = digits_left(mask(text).text)

    assert VISA[:12] not in left
    assert MASTER[:12] not in left


@pytest.mark.parametrize(
    "text",
    [
        f"{AMEX}5",
        f"アメックスは{AMEX} 5です",
        "3782-822463-100055",
        "3782 822463 10005 5",
        "3782 8224 6310 0055",
        f"{DINERS}1と控えています",
        "3056-930902-59041",
        "3056 9309 0259 041",
        "ダイナース 305693090259041",
        "62055000000000000047",
        "ビザの42222222222220",
    ],
)
def test_one_digit_too_many_hides_no_number_of_another_length(text: str) -> None:
    left = digits_left(mask(text).text)

    assert not any(number in left for number in (AMEX[:10], DINERS[:10], "6205500000", "4222222222"))


@pytest.mark.parametrize("text", [f"注文番号{AMEX}5", f"order no. {AMEX}5", f"お問い合わせ番号 {DINERS}1"])
def test_a_longer_number_of_an_order_stays(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "20160427123456789",
        "41111111111111111111",
        "注文番号 40128888888818810",
        "503-1234567-1234567",
        "2016042712345678901234567890",
    ],
)
def test_other_long_numbers_stay(text: str) -> None:
    assert mask(text).text == text
