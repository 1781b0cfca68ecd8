import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "text",
    [
        "下4桁が9424、真ん中は00099013、最初は6011です",
        "最後が9424、その前が9013、その前が0009、最初が6011です",
        "4つ目が9424、3つ目が9013、2つ目が0009、1つ目が6011",
        "2番目が0009、3番目が9013、1番目が6011、4番目が9424",
        "後ろから言うと9424、9013、0009、6011です",
        "逆から言いますね、9424の9013の0009の6011",
        "真ん中の8桁が00099013で、頭が6011、おしりが9424です",
        "9424が最後で、6011が最初、真ん中が0009と9013です",
        "下四桁9424 上四桁6011 残り0009 9013",
        "last four 9424, third group 9013, second group 0009, first four 6011",
        "The middle eight are 00099013, it starts with 6011 and ends with 9424",
    ],
)
def test_a_number_that_is_told_by_the_places_of_its_groups_is_one(text: str) -> None:
    masked = mask(text)

    assert [finding.last_four for finding in masked.findings] == ["9424"]
    assert not any(group in masked.text for group in ("0009", "9013"))


@pytest.mark.parametrize(
    "text",
    [
        "逆から言うと、下4桁が4444、その前が5555、その前も5555、頭も5555です",
        "末尾が4444、その前が5555、その前も5555、最初が5555です",
        "下4桁4444、3つ目5555、2つ目5555、1つ目5555",
        "last four 4444, third group 5555, second group 5555, first four 5555",
    ],
)
def test_a_number_that_passes_in_both_orders_is_taken_as_it_was_told(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["4444"]


@pytest.mark.parametrize(
    "text",
    [
        "下4桁は9424です。最初に届いたのは2016年です",
        "電話番号は最後が5678、真ん中が1234、最初は090です",
        "最初は2016年、次は2018年、最後は2020年に買いました",
        "注文番号の下4桁が9424、上4桁が2016です",
        "最初の注文は4012、最後の注文は4015です",
        "最後に4012、真ん中が1234、最初は5678です",
        "後ろから3番目の棚、4012と5012です",
        "the last order was 4012 and the first was 6011",
    ],
)
def test_other_numbers_that_are_told_by_their_place_stay(text: str) -> None:
    assert mask(text).text == text
