import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.masking import Masked, mask
from inquiries.masking.folding import fold
from tests.masking.numbers import SEPARATORS
from tests.often import often
from tests.work import at_most

pytestmark = pytest.mark.once

QUARTERS = often(1, whole=4)
"""Of each hostile text."""
WORDS = [
    "カード番号",
    "セキュリティコード",
    "暗証番号",
    "パスワード",
    "有効期限",
    "PIN",
    "CVV",
    "password",
    "は",
    "です",
    ":",
    "「",
    "」",
]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SEPARATORS),
    st.text("0123456789", max_size=6),
    st.sampled_from(["四一一一", "ハイフン", "の", "いち", "エイト", "one", "①", "4O1l", "=34", "%2534", "&lt;br&gt;"]),
    st.sampled_from(["4111", "1111", "4111111111111111", "12/25", "123", "abc1", "••••", "[カード番号 Visa ••••1111]"]),
)


@given(st.text(st.characters(exclude_categories=["Nd", "No", "Cs"]).filter(lambda char: not char.isdigit())))
def test_a_text_without_digits_and_key_words_is_left_alone(text: str) -> None:
    if not re.search("pass|pw|パス|ぱす", fold(text)):
        assert mask(text).text == text


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=often(100, whole=500), deadline=None)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text)

    assert mask(once.text).text == once.text
    assert mask(once.text).findings == ()


def test_to_make_masked_words_is_to_mask() -> None:
    assert Masked("番号は4111111111111111です。") == "番号は[カード番号 Visa ••••1111]です。"


def test_masked_words_come_back_with_what_was_found_in_them() -> None:
    once = mask("番号は4111111111111111です。")

    assert mask(once) is once
    assert [finding.last_four for finding in once.findings] == ["1111"]


def test_what_is_made_of_masked_words_is_a_text_like_any_other() -> None:
    masked = mask("番号は")

    assert not any(isinstance(text, Masked) for text in (masked + "4111111111111111", masked[:1], masked.strip()))
    assert "4111" not in mask(masked + "4111111111111111")


def test_the_beginning_of_masked_words_counts_all_that_was_found_and_holds_no_number() -> None:
    masked = mask("整理番号 41111111111111110000000000、カード 5555555555554444")
    assert "41111111111111110000000000" in masked

    short = masked.cut(len("整理番号 4111111111111111"))

    assert "4111111111111111" not in short
    assert [finding.last_four for finding in short.findings] == ["4444", "1111"]


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=200, deadline=None)
def test_what_is_found_is_gone_and_nothing_else(text: str) -> None:
    masked = mask(text)

    assert (masked.text == text) == (not masked.findings)


def test_an_empty_text_is_an_empty_text() -> None:
    assert mask("").text == ""


@pytest.mark.parametrize(
    "text",
    [
        "4 " * 100_000,
        "0 " * 100_000,
        "4111 " * 60_000,
        "4111,1111," * 30_000,
        "card 4 1 1 " * 30_000,
        "パスワード:" * 50_000,
        "パスワード「" * 50_000,
        "password:" * 30_000,
        "password " + "a1" * 100_000,
        "cvv " * 60_000,
        "<a" * 100_000,
        "<!--" * 60_000,
        "&#5" * 60_000,
        "%34" * 60_000,
        "http://4" * 30_000,
        "0123456789abcdef" * 15_000,
        "一 " * 100_000,
        "四一" * 100_000,
        "4012と8888と" * 15_000,
        "one two " * 30_000,
        "4111え1111え1111え1111え" * 10_000,
        "1、2、え、" * 40_000,
        "8が4つ、" * 40_000,
        "カード番号は1え" * 20_000,
        "暗証番号は" * 40_000,
        "マイナンバーは1え" * 20_000,
        "口座支店銀行" * 30_000,
        "パスワードはあ" * 30_000,
        "合言葉は母の" * 30_000,
        "4O1l2S " * 40_000,
        "4o1l" * 60_000,
        "=34" * 60_000,
        "QUJD" * 60_000,
        " " * 500_000,
    ],
)
def test_a_hostile_text_is_masked_in_seconds(text: str) -> None:
    with at_most(5 * QUARTERS):  # far above what it takes; quadratic would be minutes
        mask(text[: len(text) * QUARTERS // 4])
