"""Files keep their names, as far as a name is harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.reading.attachments import safe_name
from tests.mail.reader import read

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        ("file_rfc2231", "明細書.pdf"),
        ("file_rfc2047", "明細書①.pdf"),
        ("file_raw_shift_jis", "明細表.pdf"),
        ("file_traversal", "明細書.pdf"),
        ("file_nameless", "attachment.pdf"),
    ],
)
def test_a_file_has_its_name(sample: str, name: str) -> None:
    (file,) = read(sample).attachments

    assert (file.name, file.content_type, file.size) == (name, "application/pdf", 15)
    assert file.content == b"%PDF-1.4 sample"


def test_a_file_is_not_the_text() -> None:
    mail = read("file_text")

    assert "氏名" not in mail.text
    assert mail.attachments[0].text.startswith("氏名,番号\n")


def test_an_attached_mail_is_one_file_whose_words_can_be_read() -> None:
    (file,) = read("forwarded_as_file").attachments

    assert file.name == "phishing.eml"
    assert file.text.endswith("click here")


@given(name=st.text(max_size=300))
def test_no_name_leads_anywhere(name: str) -> None:
    safe = safe_name(name, "application/pdf")

    assert safe
    assert not safe.startswith(".")
    assert len(safe) <= 120
    assert not set(safe) & set('/\\\n\r\0<>:"|?*')
