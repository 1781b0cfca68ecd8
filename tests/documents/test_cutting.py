"""A text is cut where no number is parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.documents.cutting import cut

pytestmark = pytest.mark.once


@given(before=st.text("あa\n 1"), gap=st.sampled_from(["", " ", "-", "\t", "の", "\n", " - "]), most=st.integers(1, 80))
def test_half_a_number_is_never_left(before: str, gap: str, most: int) -> None:
    number = gap.join("4222222222222224")

    kept = cut(f"{before}x{number}x", most)

    assert number in kept or "4" not in kept


def test_a_short_text_stays() -> None:
    assert cut("短い 4111", 100) == "短い 4111"


def test_a_text_ends_with_a_line() -> None:
    assert cut("一行目です\n二行目です", 8) == "一行目です"
