"""A file is described in words that everybody knows."""

import pytest
from django.utils.translation import override

from inquiries.models import Attachment
from inquiries.templatetags.documents import described


@pytest.mark.parametrize(
    ("kind", "pages", "words"),
    [
        ("pdf", 1, "PDF, 1 page"),
        ("pdf", 2, "PDF, 2 pages"),
        ("sheet", 3, "Spreadsheet, 3 sheets"),
        ("archive", 2, "Archive, 2 files"),
        ("slides", 9, "Slides, 9 pages"),
        ("writing", 0, "Text document"),
        ("pdf", 0, "PDF"),
        ("image", 0, "Picture"),
    ],
)
def test_it_is_of_a_kind_and_of_so_many_pages(kind: str, pages: int, words: str) -> None:
    with override("en"):
        assert described(Attachment(kind=kind, pages=pages)) == words
