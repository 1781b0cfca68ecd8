import pytest

from inquiries.masking import mask
from inquiries.masking.alike import alike
from inquiries.masking.dictated import dictated
from inquiries.masking.number_words import words_as_digits
from tests.masking.numbers import digits_left

pytestmark = pytest.mark.once

VISA = ("4012", "8888", "8888", "1881")


@pytest.mark.parametrize(
    "text",
    [
        "四〇一二八八八八八八八八一八八一",
        "四〇一二-八八八八-八八八八-一八八一",
        "四◯一二　八八八八　八八八八　一八八一",
        "肆零壹貳捌捌捌捌捌捌捌捌壹捌捌壹",
        "４0一2 8８8八 ⑧888 1881",
        "➃🄋➀➁➇➇➇➇➇➇➇➇➀➇➇➀",
        "ヨン・ゼロ・イチ・ニ・ハチ・ハチ・ハチ・ハチ・ハチ・ハチ・ハチ・ハチ・イチ・ハチ・ハチ・イチ",
        "フォーゼロワンツー エイトエイトエイトエイト エイトエイトエイトエイト ワンエイトエイトワン",
        "よん ぜろ いち に はち はち はち はち はち はち はち はち いち はち はち いち",
        "four zero one two eight eight eight eight eight eight eight eight one eight eight one",
        "4O12 8888 8888 l88I",
    ],
)
def test_digits_in_words_kanji_and_look_alike_letters_are_digits(text: str) -> None:
    assert mask(f"番号は{text} です").text == "番号は[カード番号 Visa ••••1881] です"


@pytest.mark.parametrize(
    "text",
    [
        "{}ハイフン{}ハイフン{}ハイフン{}",
        "{}と{}と{}と{}",
        "{}、次が{}、次が{}、最後が{}",
        "最初の4桁 {}\n次の4桁 {}\n次の4桁 {}\n最後の4桁 {}",
        "上4桁は{}、次が{}、次が{}、下4桁が{}",
        "first four {}, next {}, then {}, last four {}",
        "{} dash {} dash {} dash {}",
        "(1) {}\n(2) {}\n(3) {}\n(4) {}",
        "①{}\n②{}\n③{}\n④{}",
        "一つ目{}、二つ目{}、三つ目{}、四つ目{}",
        "第1グループ：{}\n第2グループ：{}\n第3グループ：{}\n第4グループ：{}",
        "card1={}&card2={}&card3={}&card4={}",
        '{{"n1":"{}","n2":"{}","n3":"{}","n4":"{}"}}',
    ],
)
def test_what_one_says_between_the_groups_is_a_separator(text: str) -> None:
    masked = mask(text.format(*VISA))

    assert [finding.last_four for finding in masked.findings] == ["1881"]
    assert "8888" not in masked.text


def test_eight_digits_and_eight_are_sixteen() -> None:
    assert "40128888" not in digits_left(mask("前半8桁：40128888\n後半8桁：88881881").text)


@pytest.mark.parametrize(
    "text",
    [
        "平成二十八年四月二十七日、一丁目二番三号",
        "一、二、三、四、五、六、七、八、九",
        "ご に さん の お客様にしかご案内していません",
        "2013と2014と2015と2016",
        "one of the two, or all three of the four",
    ],
)
def test_words_of_number_that_are_no_number_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize("text", ["四〇一 エイト はち ④", "4O12l", "4012ハイフン8888 ①②", "フォーフォーフォー"])
def test_these_readings_keep_every_place(text: str) -> None:
    assert {len(reading) for reading in (words_as_digits(text), dictated(text), *alike(text))} == {len(text)}
