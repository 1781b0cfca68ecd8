"""A mail in a zip is read with its files."""

import pytest

from inquiries.documents import Kind, read
from tests.documents.making import packed, pdf
from tests.mail.writing import multipart, part

pytestmark = pytest.mark.once


def test_its_words_and_its_files_are_read() -> None:
    file = pdf("添付の言葉")
    raw = multipart("mixed", part("text/plain; charset=utf-8", "本文"), part("application/octet-stream", file))

    found = read(packed({"mail.eml": raw}))

    assert found.kind is Kind.ARCHIVE
    assert "本文" in found.text
    assert found.text.endswith("添付の言葉")
