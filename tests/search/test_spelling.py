"""One word is found in all its spellings."""

import pytest

from inquiries.search import Query, folded, indexed

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙島", "高島"),
        ("山﨑", "山崎"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡邊"),
        ("東ヶ丘", "東ケ丘"),
        ("𠮷野", "吉野"),
        ("齋藤", "斉藤"),
    ],
)
def test_variants_of_kanji_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("typed", ["霞ヶ関", "霞ケ関", "霞が関"])
@pytest.mark.parametrize("written", ["霞ヶ関", "霞ケ関", "霞が関"])
def test_the_ga_between_two_kanji_has_three_spellings(typed: str, written: str) -> None:
    assert any(needle in indexed(written) for needle in Query.of(typed).words[0].needles)


@pytest.mark.parametrize("written", ["カー\nドの再発\n行", "カ\u200bードの再発行", "カ ー ド の 再 発 行"])
def test_a_word_that_is_broken_by_a_line_or_by_what_nobody_sees_is_found(written: str) -> None:
    assert Query.of("カードの再発行").found_in(written)
