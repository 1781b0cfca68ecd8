import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import mask
from inquiries.masking.dictated import dictated
from tests.masking.numbers import card_numbers

pytestmark = pytest.mark.once
SAID = [
    "え、",
    "、えーと、",
    "です、",
    "から",
    "ね、",
    "、それから",
    "と、",
    "、はい、",
    " um ",
    "、次が",
    "…んー…",
    "、あのー、",
]


@pytest.mark.parametrize(
    "text",
    [
        "カードは4012え、8888え、8888え、1881です",
        "番号は4012と、えーと8888と、8888で、最後が1881になります",
        "4012です、それから8888です、それから8888です、1881です",
        "4012から始まって8888、8888、1881です",
        "4012ね、8888ね、8888ね、1881だったと思います",
        "4012はい8888はい8888はい1881はい以上です",
        "4012…んー…8888…たしか8888…1881",
        "よん、ぜろ、いち、に、えーと、はち、はち、はち、はち、それから、はち、はち、はち、はち、いち、はち、はち、いち",
        "4012 um 8888 uh 8888 and then 1881",
        "It starts with 4012, then it's 8888, 8888 again, ending in 1881",
        "最初の8桁は40128888、残りの8桁は88881881です",
        "上8桁が40128888で下8桁が88881881です",
        "頭の6桁が401288、あとの10桁が8888881881",
        "はじめの12桁は401288888888で、末尾4桁は1881です",
        "カード番号401288888888の末尾は1881です",
        "the first eight digits are 40128888 and the remaining eight are 88881881",
        "電話は03-1234-5678です、番号は4012え、8888え、8888え、1881です",
        "4012のあとが8888、その次8888、しまいに1881です",
        "4012-8888まで控えました。続き8888-1881",
        "オペ:番号をどうぞ\n客:4012\nオペ:はい\n客:8888\nオペ:はい\n客:8888\nオペ:はい\n客:1881",
        "four zero one two, eight eight eight eight, eight eight eight eight, one eight eight one",
        "フォーゼロイチニー、ハチハチハチハチ、ハチハチハチハチ、イチハチハチイチ",
        "ｶｰﾄﾞﾊﾞﾝｺﾞｳ ﾖﾝｾﾞﾛｲﾁﾆ ﾊﾁﾊﾁﾊﾁﾊﾁ ﾊﾁﾊﾁﾊﾁﾊﾁ ｲﾁﾊﾁﾊﾁｲﾁ",
    ],
)
def test_what_is_said_between_the_groups_hides_nothing(text: str) -> None:
    masked = mask(text)

    assert [finding.last_four for finding in masked.findings] == ["1881"]
    assert "8888" not in masked.text.replace("••••1881", "")


@pytest.mark.parametrize(
    "text",
    [
        "下8桁は88881881、上8桁は40128888です",
        "後ろの8桁から言います。88881881、前の8桁が40128888。",
        "my card ends 1881 and starts 4012 8888 8888",
        "the last four are 1881 and the first twelve are 401288888888",
    ],
)
def test_a_number_of_which_the_end_is_said_first_is_one(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["1881"]


@pytest.mark.parametrize(
    "text",
    [
        "4012、8が8つ続いて、それから1881",
        "4012、8888を2回、1881",
        "よんまるいちに、次はち4つ、次はち4つ、最後いちはちはちいち",
        "4012, then 8888 twice, then 1881",
        "four zero one two double eight double eight 8888 1881",
    ],
)
def test_a_digit_that_is_said_so_many_times_is_so_many(text: str) -> None:
    assert [finding.last_four for finding in mask(text).findings] == ["1881"]


@given(card_numbers().filter(lambda number: len(number) == 16), st.lists(st.sampled_from(SAID), min_size=3, max_size=3))
@settings(max_examples=200, deadline=None)
def test_no_valid_number_gets_through_as_it_is_dictated(number: str, gaps: list[str]) -> None:
    groups = [number[place : place + 4] for place in range(0, 16, 4)]

    masked = mask(groups[0] + "".join(gap + group for gap, group in zip(gaps, groups[1:], strict=True)) + "です")

    assert [finding.last_four for finding in masked.findings] == [number[-4:]]


@pytest.mark.parametrize(
    "text",
    [
        "2016と2017と2018と2019",
        "1234え、5678え、9012え、3456",
        "受付は2704、2016、1234、5678です",
        "電話は090-1234-5678です、えーと、会社は03-1234-5678です",
        "伝票番号 4012-3456-7890と4012-3456-7891です",
        "12が3つ、4が5つあります",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text", ["4012え8888え8888え1881", "4012、8888を2回、1881", "下8桁は88881881、上8桁は40128888", "1. 4012 2. 8888"]
)
def test_the_reading_keeps_every_place(text: str) -> None:
    assert len(dictated(text)) == len(text)
