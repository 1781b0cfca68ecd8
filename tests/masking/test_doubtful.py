import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("カード番号は4012 8888 8888 1882です", "カード番号は••••です"),
        ("カード番号：401288888888188（桁が足りないかも）", "カード番号：••••（桁が足りないかも）"),
        ("クレジットカードの番号が5555 5555 5555 4445なのですが", "クレジットカードの番号が••••なのですが"),
        (
            "カード番号は4012 8888 8888 188 のはずです（最後の桁が読めません）",
            "カード番号は•••• のはずです（最後の桁が読めません）",
        ),
        ("カードの16桁は4012888888881882です", "カードの16桁は••••です"),
        ("カード番号は401288888です、電話は03-1234-5678です", "カード番号は••••です、電話は03-1234-5678です"),
        ("My card number is 4012 8888 8888 188", "My card number is ••••"),
        (
            "カード番号は、えーと、4012え、8888え、8888までしか分かりません",
            "カード番号は、えーと、••••までしか分かりません",
        ),
    ],
)
def test_what_is_called_a_card_number_goes_although_a_digit_is_wrong(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [(finding.kind, finding.last_four) for finding in masked.findings] == [("pan", "")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "下8桁が11000990…失礼、番号は6011000990139424です",
            "下8桁が••••…失礼、番号は[カード番号 Discover ••••9424]です",
        ),
        (
            "4012 8888と、言い直します、4012 8888 8888 1881。末尾1881です",
            "••••と、言い直します、[カード番号 Visa ••••1881]。末尾1881です",
        ),
    ],
)
def test_a_part_of_a_number_that_stands_there_goes_with_it(text: str, left: str) -> None:
    assert mask(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "カード番号の流出は131,464件と聞きました",
        "カード番号は2016年4月18日に登録しました",
        "カード番号の件で 0120-343-133 へ",
        "ポイントカード番号は4012345678901です",
        "カード番号の下4桁は1881です",
        "カード番号と注文番号 4012888888881882",
        "4012888888881882",
    ],
)
def test_other_numbers_near_the_word_stay(text: str) -> None:
    assert mask(text).text == text
