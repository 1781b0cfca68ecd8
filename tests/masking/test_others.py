from itertools import product

import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once

TELEPHONES = [
    "0120-343-133", "0120(343)133", "(03)1234-5678", "03-1234-5678", "０３－１２３４－５６７８", "0466-12-3456",
    "090-4123-4567", "090 4123 4567", "09041234567", "+81 90-4123-4567", "+81-3-1234-5678", "+81(0)90-4123-4567",
    "050.3528.1234", "0800-123-4567", "03ー1234ー5678",
]  # fmt: skip


@pytest.mark.parametrize("text", TELEPHONES)
def test_a_telephone_number_stays(text: str) -> None:
    assert mask(f"カードの件、{text} までお電話ください").text == f"カードの件、{text} までお電話ください"


@pytest.mark.parametrize("between", [" ", "\n", "  ", "\t", "、", "/", " FAX "])
def test_two_telephone_numbers_side_by_side_stay(between: str) -> None:
    for one, other in product(TELEPHONES, repeat=2):
        text = f"カード 電話 {one}{between}{other}"

        assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "登録番号 T4222222222222",
        "T-4222222222222",
        "注文番号 2016042700012345",
        "注文番号 1234-5678-9012-3452",
        "JAN 4901234567894",
        "4 901234 567894",
        "ISBN 9784000000001",
        "〒353-0001 048-123-4560",
        "伝票番号 4012-3456-7890",
        "4012-3456-7890、4012-3456-7891",
        "会員番号 123456789012",
        "追跡番号 1234 5678 9012",
        "伝票番号 4012-3456-7890 4月27日発送",
        "伝票番号 4012-3456-7891 4/27 12,800円",
        "4. 4012-3456-7890\n5. 4012-3456-7891",
        "36個 4012-3456-7890",
        "2467 7712 2885 2016年4月27日",
        "法人番号 4010000000004",
        "注文番号 4222222222222",
        "お問い合わせ番号：30569309025904",
        "503-1234567-1234567",
        "123456-20160427-0000412345",
        "+4222222222222",
        "+81 90-4123-4567 4月",
    ],
)
def test_numbers_of_orders_parcels_invoices_and_goods_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize("label", ["注文番号", "伝票番号：", "お問い合わせ番号 ", "tracking no. "])
def test_a_number_of_sixteen_digits_that_a_brand_could_have_issued_goes_whatever_it_is_called(label: str) -> None:
    assert mask(f"{label}4111111111111111").text == f"{label}[カード番号 Visa ••••1111]"
    assert mask(f"{label}4111-1111-A-1111-1111").text == f"{label}4111-1111-A-1111-1111"


@pytest.mark.parametrize(
    "text",
    [
        "550e8400-e29b-41d4-a716-446655440000",
        "4e111111-1111-4111-8111-111111111117",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "b6589fc6ab0dc82cf12099d1c2d40ab994e8410c",
        "54.199.100.200 18.182.1.10",
        "https://example.jp/status/4000000000000000006",
        "https://example.jp/item/30569309025904",
        "<4222222222222.30569309025904@mail.example.jp>",
        "Message-ID: <378282246310005.abc@mail.example.jp>",
    ],
)
def test_identifiers_of_programs_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "2016-04-27 09:00:00",
        "2016年4月27日 9:00〜18:00",
        "平成28年4月4日",
        "20160427123456",
        "会員情報 131,464件、カード情報 7,386件",
        "4,111,111,111,111,111円",
        "¥4,111,111,111,111,111",
        "年商は4,012,888,888円ほど",
        "4/4 4/5 4/15 4/18 4/21 4/25 4/27",
        "192.168.100.200",
        "3 台 4 個 5 箱 1,200円",
        "2.718281828459045",
        "0.6478942463601883",
        "35.4847350150207,139.74543291",
        "44.4912125973059",
        "住所は6-21-14 +81 3 1777 8685",
        "261,311円 8/10\n5. ¥6,563,270 2018-02-15",
        "注文 42077317-36747",
        "6568 5640 4225 2011-06-25 09:07",
        "2283 4400 1210 2010/01/05 23:53",
    ],
)
def test_dates_times_amounts_and_counts_stay(text: str) -> None:
    assert mask(text).text == text


def test_thirteen_digits_called_a_card_number_are_one_even_if_a_product_could_bear_them() -> None:
    both = "4900000000023"  # passes Luhn, and the check of a JAN code

    assert mask(f"JAN {both}").text == f"JAN {both}"
    assert mask(f"カード番号 {both}").text == "カード番号 [カード番号 Visa ••••0023]"
    assert mask(f"カードは{both}").text == "カードは[カード番号 Visa ••••0023]"
    assert mask("4900-0000-0002-3").text == "[カード番号 Visa ••••0023]"


@pytest.mark.parametrize(
    "text", ["4,012,888,888,881,881", "カード番号 4,012,888,888,881,881 で登録", "401,288,888,888,188,1"]
)
def test_the_commas_of_a_spreadsheet_make_no_amount_of_a_card_number(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["1881"]
