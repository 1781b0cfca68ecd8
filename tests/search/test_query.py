"""A query means what somebody meant who typed it."""

import pytest

from inquiries.search import Query, Word, folded, indexed

pytestmark = pytest.mark.once


def finds(typed: str, text: str) -> bool:
    query = Query.of(typed)
    return query.found_in(text) == query.words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ナカムラ ユキ", "なかむら　ゆき"),
        ("Ｎakamura", "nakamura"),
        ("ｻﾝｼｬｲﾝｺｰﾋｰ", "サンシャインコーヒー"),
        ("サンシャインコ-ヒ-", "サンシャインコーヒー"),
        ("03−1234‐5678", "03-1234-5678"),
    ],
)
def test_names_compare_without_width_blanks_capitals_and_kinds_of_kana_and_dash(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("typed", ["H-000123", "h123", "123", "Ｈ－０００１２３", "H−123", " H-000123 ", "１２３"])
def test_a_receipt_number_opens_its_inquiry(typed: str) -> None:
    assert Query.of(typed).number == 123


@pytest.mark.parametrize("typed", ["090", "0120", "000123", "", "H-", "0", "H-12a", "1,100", "123 菊地", "12345678901"])
def test_what_begins_with_a_nought_or_is_something_else_is_searched_for(typed: str) -> None:
    assert Query.of(typed).number is None


@pytest.mark.parametrize(("typed", "number"), [("000123", 123), ("012345", 12345), ("0120", None), ("0001234", None)])
def test_the_six_figures_after_the_h_can_be_a_receipt_number_among_others(typed: str, number: int | None) -> None:
    assert Word(typed).number == number


@pytest.mark.parametrize("typed", ["1100", "１１００", "1,100", "１，１００"])
@pytest.mark.parametrize("written", ["手数料1100円", "手数料は1,100円", "１，１００円", "１１００円", "¥1,100"])
def test_a_number_is_found_in_any_width_with_commas_or_without(typed: str, written: str) -> None:
    assert finds(typed, written)


@pytest.mark.parametrize("typed", ["1,100円", "１１００円", "¥1,100"])
@pytest.mark.parametrize("written", ["1,100円の", "１１００円", "1100 円", "￥1,100、"])
def test_an_amount_is_found_however_its_unit_is_written(typed: str, written: str) -> None:
    assert finds(typed, written)


@pytest.mark.parametrize("typed", ["1,100円", "1,100"])
@pytest.mark.parametrize("written", ["31,100円", "1,100,000円", "11,100円", "1,1001", "2,100円"])
def test_an_amount_is_not_found_in_another(typed: str, written: str) -> None:
    assert not finds(typed, written)


@pytest.mark.parametrize("typed", ["090-1234-5678", "09012345678", "090 1234 5678", "０９０（１２３４）５６７８"])
@pytest.mark.parametrize("written", ["電話は090-1234-5678です", "(090)1234-5678", "+81 90 1234 5678", "09012345678"])
def test_a_telephone_number_is_found_however_it_is_written(typed: str, written: str) -> None:
    assert finds(typed, written)


@pytest.mark.parametrize(("typed", "digits"), [("+81 (0)90 1234 5678", "09012345678"), ("1234-5678", "12345678")])
def test_a_number_is_dialled_as_at_home(typed: str, digits: str) -> None:
    assert [word.digits for word in Query.of(typed).words] == [digits]


@pytest.mark.parametrize("typed", ["QX7714Z", "1985taro@example.jp", "3-2-1丁目", "090", "２０２６年"])
def test_figures_among_letters_are_no_telephone_number(typed: str) -> None:
    assert Word(typed).digits == ""


TORN = ["QX0377140000Z", "ORD-03-7714-0000-K", "taro.09012345678@example.jp", "09012345678@example.jp", "a_0377140000"]


@pytest.mark.parametrize("typed", [*TORN, "０９０１２３４５６７８＠ｅｘａｍｐｌｅ．ｊｐ"])
def test_a_word_made_of_a_telephone_number_and_letters_is_one_word(typed: str) -> None:
    (word,) = Query.of(typed).words

    assert (word.typed, word.digits) == (typed, "")


@pytest.mark.parametrize("typed", ["電話は090 1234 5678です", "（090-1234-5678）", "自宅03-0000-7714、夜"])
def test_a_telephone_number_among_japanese_words_is_one_of_them(typed: str) -> None:
    assert [word.digits for word in Query.of(typed).words if word.digits] in (["09012345678"], ["0300007714"])


@pytest.mark.parametrize(("typed", "text"), [("タ", "ﾀﾞ"), ("は", "ﾊﾟﾝ"), ("けいｼ", "ｹｲｼﾞ"), ("う", "ｳﾞ")])
def test_a_kana_is_not_found_in_a_half_width_one_with_a_mark_of_voice(typed: str, text: str) -> None:
    assert not finds(typed, text)
    assert finds(typed, text.replace("ﾞ", "").replace("ﾟ", ""))
    assert finds(text, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("すずらん", "スズラン文具の"),
        ("スズラン", "ｽｽﾞﾗﾝ"),
        ("ｶｰﾄﾞ", "カードの再発行"),
        ("コ-ヒ-", "コーヒー"),
        ("visa", "ＶＩＳＡカード"),
        ("e-mail", "Ｅメール e‐mail"),
        ("㈱", "(株)あかね"),
        ("50%", "５０％引き"),
    ],
)
def test_a_word_is_found_in_every_spelling(typed: str, text: str) -> None:
    assert finds(typed, text)


@pytest.mark.parametrize(("typed", "text"), [(".", "点"), ("a.c", "abc"), ("[あ", "あ"), ("(", "）"), ("\\d", "1")])
def test_signs_mean_themselves(typed: str, text: str) -> None:
    assert not finds(typed, text)


def test_several_words_are_all_of_them_and_a_telephone_number_is_one() -> None:
    query = Query.of("菊地　090 1234 5678 すずらん")

    assert [word.typed for word in query.words] == ["菊地", "090 1234 5678", "すずらん"]
    assert [word.typed for word in query.found_in("菊地です。すずらんにいます。")] == ["菊地", "すずらん"]


def test_what_was_found_is_marked_and_the_rest_is_as_it_was() -> None:
    text = "手数料は１，１００円、カードは2枚。"

    pieces = list(Query.of("1100 ｶｰﾄﾞ").marked(text))

    assert [piece for piece, is_found in pieces if is_found] == ["１，１００", "カード"]
    assert "".join(piece for piece, _ in pieces) == text


def test_an_excerpt_begins_a_little_before_what_was_found() -> None:
    text = "はじめまして。\n" * 20 + "毎月の引き落としについてです。"

    excerpt = Query.of("引き落とし").excerpt(text, before=5, longest=20)

    assert excerpt == "…。 毎月の引き落としについてです。"


def test_nothing_is_searched_for_by_nothing() -> None:
    assert not Query.of(" 　 ")
    assert list(Query.of("").marked("あ")) == [("あ", False)]


def test_every_character_is_found_where_it_is_written_as_it_was_typed() -> None:
    written = [f"あ{chr(point)}あ" for point in [*range(0x21, 0x7F), *range(0x3041, 0x3100), 0xA5, 0xFFE5, 0x3231]]

    assert [text for text in written if not finds(text, text)] == []


def test_what_stands_in_quotation_marks_is_one_word() -> None:
    query = Query.of('"再発行 手数料" カード “二つ目”')

    assert [word.folded for word in query.words] == ["再発行手数料", "か-ど", "二つ目"]


def test_a_filter_is_taken_out_of_the_words_if_its_name_is_known() -> None:
    query = Query.of('手数料 氏名：山田 topic:"reissue fee" re:件名 12:30', {"氏名": "from", "topic": "topic"})

    assert [word.typed for word in query.words] == ["手数料", "re:件名", "12:30"]
    assert query.filters == {"from": "山田", "topic": "reissue fee"}


def test_a_mark_covers_all_of_a_day_or_a_number_that_was_found_in_another_writing() -> None:
    text = "平成28年4月27日に（090）1234-5678へ"

    pieces = list(Query.of("2016-04-27 09012345678").marked(text))

    assert [piece for piece, is_found in pieces if is_found] == ["平成28年4月27日", "（090）1234-5678"]


@pytest.mark.parametrize(
    "typed", ["再発行", "髙橋", "日", "年月日", "円満", "三日", "再発行 手数料", "霞ヶ関", "１２日"]
)
@pytest.mark.parametrize(
    "text", ["再発行は2026年4月3日、1,100円でサトウ様。", "高橋の霞が関の件、三日前", "", "カード 090-1234-5678 円満"]
)
def test_words_of_kanji_alone_are_found_as_they_are_in_all_that_is_kept(typed: str, text: str) -> None:
    query = Query.of(typed)

    found = query.found_in(text)

    assert found == tuple(word for word in query.words if word.is_in(indexed(text)))
    assert query.found_in(text) is found  # worked out once
    assert any(is_found for _, is_found in query.marked(text)) == (found != ())
