import pytest

from inquiries.suggest.terms import fold, meanings, terms

pytestmark = pytest.mark.once


def written(text: str) -> set[str]:
    return {term for term in terms(text) if term[0] not in "~§"}


def heard(text: str) -> set[str]:
    return {term for term in terms(text) if term.startswith("~")}


def test_every_spelling_of_a_word_is_one() -> None:
    assert fold("ｶｰﾄﾞ") == fold("カード") == fold("かーど")
    assert fold("ＣＶＶ") == fold("cvv")


def test_a_text_is_its_runs_of_up_to_three_characters_with_its_ends() -> None:
    assert written("費用は") == {"^", "費", "用", "は", "$", "^費", "費用", "用は", "は$", "^費用", "費用は", "用は$"}


def test_latin_words_stay_whole_and_share_a_beginning_with_their_kin() -> None:
    assert {"pci", "dss"} <= written("PCI-DSSは")
    assert written("charged") & written("charges") == {"char*"}


def test_what_sounds_alike_shares_its_terms() -> None:
    assert heard("さいはっこう") == heard("再発行")
    assert len(heard("再発光") & heard("再発行")) > 3


def test_words_that_mean_the_same_share_a_meaning() -> None:
    shared = [
        {term for term in terms(text) if term.startswith("§")}
        for text in ("手数料は", "有料ですか", "is it free of charge")
    ]

    assert set.intersection(*shared)


def test_what_the_desk_puts_in_brackets_says_nothing() -> None:
    assert terms("【入電】手数料") == terms("手数料")


def test_a_text_without_words_has_no_terms() -> None:
    assert not terms("、。!? 😀")


def test_no_word_stands_for_two_spellings_of_itself() -> None:
    for meaning, words in meanings().items():
        assert len(set(words)) == len(words), meaning
