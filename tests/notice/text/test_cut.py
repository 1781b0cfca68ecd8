"""Cut words: what a slip or the end of a line has taken from a word of the trade."""

import pytest

from inquiries.notice.text.cut import cut_word, is_cut_between


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ログインIDおよびパスワー", "パスワード"),
        ("・メールアドレ", "アドレス"),
        ("クレジットカー", "カード"),
        ("セキュリティコー", "コード"),
        ("ウ　セキュリ", "セキュリティ"),
        ("会員用サーバ", ""),
        ("パスワード", ""),
        ("氏名", ""),
        ("アイスクリーム", ""),
        ("クレジットカード番号", ""),
        ("", ""),
    ],
)
def test_a_word_that_ends_too_soon_is_known(text: str, word: str) -> None:
    assert cut_word(text) == word


@pytest.mark.parametrize(
    ("text", "following"), [("ウ　セキュリ", "ティコード"), ("ログイン用のパスワー", "ドが含まれます。")]
)
def test_a_word_broken_over_two_lines_is_one(text: str, following: str) -> None:
    assert is_cut_between(text, following)


@pytest.mark.parametrize(
    ("text", "following"), [("パスワード", "カード番号"), ("ログインID", "パスワード"), ("パスワー", "氏名")]
)
def test_two_words_one_below_the_other_stay_two(text: str, following: str) -> None:
    assert not is_cut_between(text, following)
