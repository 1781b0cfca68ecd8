import pytest

from inquiries.suggest.terms import fold, synonyms, terms

pytestmark = pytest.mark.once


def test_every_spelling_of_a_word_is_one() -> None:
    assert fold("ｶｰﾄﾞ") == fold("カード") == fold("かーど")
    assert fold("ＣＶＶ") == fold("cvv")


def test_a_text_is_its_runs_of_up_to_three_characters_without_lone_kana() -> None:
    assert set(terms("再発行は")) - {"§reissue"} == {"再", "発", "行", "再発", "発行", "行は", "再発行", "発行は"}


def test_latin_words_stay_whole() -> None:
    assert {"pci", "dss"} <= set(terms("PCI-DSSは"))


def test_words_that_mean_the_same_share_a_meaning() -> None:
    assert "§fee" in terms("手数料は")
    assert "§fee" in terms("タダですか")
    assert "§fee" in terms("is it free")


def test_what_the_desk_puts_in_brackets_says_nothing() -> None:
    assert terms("【入電】手数料") == terms("手数料")


def test_a_text_without_words_has_no_terms() -> None:
    assert not terms("、。!? 😀")


def test_no_word_stands_for_two_spellings_of_itself() -> None:
    for meaning, words in synonyms().items():
        assert len(set(words)) == len(words), meaning
