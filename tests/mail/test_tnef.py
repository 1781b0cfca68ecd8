"""What Outlook packs into a winmail.dat is unpacked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.tnef import Tnef, TnefFile, tnef
from tests.mail.packing import winmail
from tests.mail.reading import read

pytestmark = pytest.mark.once

PACKED = winmail("再発行について①", ("明細書.pdf", b"%PDF"), ("番号.csv", b"1,2"))
FILES = (TnefFile("明細書.pdf", b"%PDF"), TnefFile("番号.csv", b"1,2"))


def test_text_and_files_are_unpacked() -> None:
    assert tnef(PACKED) == Tnef("再発行について①", "", FILES)


def test_a_mail_that_is_packed_reads_like_any_other() -> None:
    mail = read("winmail")

    assert mail.text == "再発行について①"
    assert [one.name for one in mail.attachments] == ["winmail.dat", "明細書.pdf"]


def test_what_is_no_package_holds_nothing() -> None:
    assert tnef(b"%PDF-1.4") == Tnef()


@given(at=st.integers(0, len(PACKED)), junk=st.binary(max_size=20))
def test_a_damaged_package_breaks_nothing(at: int, junk: bytes) -> None:
    found = tnef(PACKED[:at] + junk + PACKED[at + len(junk) :])

    assert len(found.files) <= len(FILES) + 1
