"""Explanation: why somebody did something is told in words."""

import pytest

from inquiries.models.explanation import NoReason, explained, is_worded


@pytest.mark.parametrize("said", ["緊急", "本部と連絡が取れないため", "Nobody else is here", "ほか不在"])
def test_words_explain(said: str) -> None:
    assert is_worded(said)


@pytest.mark.parametrize("said", ["", " ", ".", "。。。", "ああ", "ok", "1234567", "！！！", "aaaa", "-", "ｘｘ"])
def test_a_dot_explains_nothing(said: str) -> None:
    with pytest.raises(NoReason):
        explained(said)


def test_no_card_number_is_kept_in_a_reason() -> None:
    assert "4111111111111111" not in explained("番号は4111111111111111と聞いたため")
