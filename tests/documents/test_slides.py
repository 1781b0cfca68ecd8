"""Slides are read in their order, with the notes of who speaks."""

import pytest

from inquiries.documents import Kind, read
from tests.documents.making import pptx

pytestmark = pytest.mark.once


def test_the_tenth_slide_comes_after_the_second() -> None:
    found = read(pptx(*(f"{number}枚目" for number in range(1, 11)), notes="話すこと"))

    assert (found.kind, found.pages) == (Kind.SLIDES, 10)
    assert found.text.split("\n") == [*(f"{number}枚目" for number in range(1, 11)), "話すこと"]
