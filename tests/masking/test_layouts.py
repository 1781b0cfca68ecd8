import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import mask
from inquiries.masking.layouts import pieces, printed
from tests.masking.numbers import PUBLISHED, card_numbers, digits_left
from tests.often import often

pytestmark = pytest.mark.once

SIGNS = [
    ",", ", ", ";", "；", "、", "|", "/", " / ", "_", "+", "*", "~", ":", "…", '","', '";"', '", "', "'", ")(", "] [",
    "→", "の", ">\n<", " ・ ", "　－　",
]  # fmt: skip
PRINTED = [(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (8, 8), (4, 3, 3, 3), (4, 4, 4, 4, 3), (6, 13)]


def laid_out(number: str, sizes: tuple[int, ...], sign: str) -> str:
    digits = iter(number)
    return sign.join("".join(next(digits) for _ in range(size)) for size in sizes)


@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_between_the_groups_of_a_card_is_a_separator(sign: str) -> None:
    text = f"佐藤 {laid_out('4111111111111111', (4, 4, 4, 4), sign)} です"

    assert mask(text).text == "佐藤 [カード番号 Visa ••••1111] です"


@pytest.mark.parametrize(
    "row",
    [
        "1,4111,1111,1111,1111,03-1234-5678",
        "佐藤,2016/04/18,4111,1111,1111,1111,7386",
        '"佐藤";"4111";"1111";"1111";"1111";"済"',
        "佐藤\t4111\t1111\t1111\t1111\t12,800円",
        "120|4111|1111|1111|1111|0120-343-133",
    ],
)
def test_a_number_over_the_cells_of_a_row_is_found(row: str) -> None:
    masked = mask(row)

    assert "1111" not in masked.text.replace("••••1111", "")
    assert masked.findings[0].last_four == "1111"


@pytest.mark.parametrize(
    "text",
    [
        "2016-04-15 4111-1111-1111-1111",
        "20160415 4111111111111111 20160427",
        "4111 1111 1111 1111 3回払い 12,800円",
        "電話03-1234-5678、4111 11111111 1111",
        "> カードは\n> 4111 1111\n> 1111 1111\n> です",
        ">> 4111-1111-\n>> 1111-1111",
        "カード番号：4111/1111-1111,1111",
        "card_4111_1111_1111_1111.jpg",
        "¥4111111111111111",
        "<4111-1111-1111-1111>",
        "https://example.jp/card/4111-1111-1111-1111",
        "https://example.jp/?pan=378282246310005",
        "4111111111111111@example.jp",
        "4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
        "4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
        "電話03-1234-5678、3056 930902 5904です",
        "6 2 0 0 0 0 0 0 0 0 0 0 0 0 0 5円",
    ],
)
def test_what_stands_around_a_number_does_not_hide_it(text: str) -> None:
    assert [finding.kind for finding in mask(text).findings] == ["pan"]


def test_every_published_number_is_found_as_its_brand_prints_it() -> None:
    sizes = {13: (4, 3, 3, 3), 14: (4, 6, 4), 15: (4, 6, 5), 16: (4, 4, 4, 4), 19: (4, 4, 4, 4, 3)}

    for number, brand in PUBLISHED.items():
        for sign in SIGNS:
            assert mask(laid_out(number, sizes[len(number)], sign)).findings[0].brand == brand


@given(
    card_numbers(),
    st.sampled_from(SIGNS),
    st.sampled_from(PRINTED),
    st.sampled_from(["", "03-1234-5678 ", "12,800円 "]),
)
@settings(max_examples=often(100, whole=400), deadline=None)
def test_no_valid_number_gets_through_as_it_is_printed(
    number: str, sign: str, sizes: tuple[int, ...], before: str
) -> None:
    if sum(sizes) == len(number):
        masked = mask(f"{before}{laid_out(number, sizes, sign)}です")

        assert len(digits_left(masked.text)) == len(digits_left(before)) + 4


def test_a_piece_stands_for_itself_from_the_whole_down_to_the_group() -> None:
    shape = "1111a1111a1111a1111b2222222222222"

    assert list(pieces(shape)) == [(0, 33), (0, 19), (20, 33), (20, 33)]


def test_groups_parted_in_two_ways_are_not_printed_so() -> None:
    assert list(printed("4111a1111a1111a1111")) == [(0, 19)]
    assert list(printed("4111a1111b1111a1111")) == []
