import pytest

from inquiries.masking import mask
from inquiries.masking.dictated import dictated
from inquiries.masking.slips import is_like

pytestmark = pytest.mark.once
DISCOVER = "[カード番号 Discover ••••9424]"


@pytest.mark.parametrize(
    "text",
    [
        "カードは6011の、あ、違った、6011 0009 9013 9424です",
        "6011 0009 9014、じゃなくて9013 9424です",
        "番号は6011、0008、いえ、0009、9013、9424です",
        "6011、0008、いえ、0009、9014、すみません、9013、9424です",
        "6011 0009 9013 9425、最後は9425じゃなくて9424です",
        "6011 0008 9013 9424、2番目は0008ではなく0009でした",
        "クレカ6011 0009 9013 9423…あ、9424の間違いです",
        "6011000990139425、訂正、末尾は9424です",
        "6011-0009-9014-、間違えました、9013-9424",
        "6011 0009 901、あ、9013 9424です",
        "ろくまるいちいち、まるまるまるはち、ちがった、まるまるまるきゅう、きゅうまるいちさん、きゅうよんにいよん",
        "It's 6011 0009 9013, no wait, 0009 9013 9424",
        "6011 0009 9014, sorry, I mean 9013 9424",
    ],
)
def test_what_is_taken_back_in_the_middle_of_a_number_hides_nothing(text: str) -> None:
    masked = mask(text)

    assert DISCOVER in masked.text
    assert not any(group in masked.text for group in ("0009", "9013", "まるまるまる"))


def test_a_number_that_is_begun_anew_goes_with_its_beginning() -> None:
    said = "6011 0009 9014 あ違った 6011 0009 9013 9424", "6011、0009、9014、あ違った、6011、0009、9013、9424"

    assert [mask(text).text for text in said] == [f"•••• あ違った {DISCOVER}", f"••••、あ違った、{DISCOVER}"]


@pytest.mark.parametrize(
    "text",
    [
        "3530、1113、いえ、3530、1113、3330、0000です",
        "3530の1113、あ、3530の1113の3330の0000です",
        "3530 1113、もう一度、3530 1113 3330 0000",
        "3530 1113, sorry, 3530 1113 3330 0000",
    ],
)
def test_a_beginning_that_passes_by_chance_with_its_repetition_is_no_number(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["0000"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("5105の、あ、違う、4111の1111の1111の1111です", "••••の、あ、違う、[カード番号 Visa ••••1111]です"),
        ("5105、じゃなくて、4111、1111、1111、1111です", "••••、じゃなくて、[カード番号 Visa ••••1111]です"),
        ("3530、すみません、4111、1111、1111、1111", "••••、すみません、[カード番号 Visa ••••1111]"),
        ("4012, no sorry, 5555 5555 5555 4444", "••••, no sorry, [カード番号 Mastercard ••••4444]"),
        ("注文番号4012の、あ、違った、4111 1111 1111 1111", "注文番号4012の、あ、違った、[カード番号 Visa ••••1111]"),
        ("4012円、すみません、4111 1111 1111 1111", "4012円、すみません、[カード番号 Visa ••••1111]"),
        ("2016、違います、4111 1111 1111 1111", "2016、違います、[カード番号 Visa ••••1111]"),
    ],
)
def test_the_beginning_of_another_card_goes(text: str, left: str) -> None:
    assert mask(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "注文番号は4012の、あ違った、4013です",
        "4月18日じゃなくて4月19日に届きました",
        "注文番号4012-3456-7890じゃなくて4012-3456-7891です",
        "伝票4012-3456-7890ではなく5012-3456-7890でした",
        "電話は090-1234-5678、あ、違います、090-1234-5679です",
        "お客様番号は1111じゃなくて1112です",
        "2016年ではなく2017年、4012円ではなく5012円、全部で9024円です",
        "order 4012-3456-7890, sorry, 4012-3456-7892",
        "請求は4012円、いえ、4212円、8012円ではなく9012円です",
    ],
)
def test_other_numbers_that_are_corrected_stay(text: str) -> None:
    assert mask(text).text == text


def test_the_reading_keeps_every_place() -> None:
    text = "6011、0008、いえ、0009、9013、9424です"

    assert len(dictated(text)) == len(text)


def test_digits_are_like_a_number_with_one_wrong_in_four() -> None:
    assert is_like("601100099014", "6011000990139424")
    assert not is_like("0009", "6011000990139424")
    assert not is_like("601", "6011000990139424")
