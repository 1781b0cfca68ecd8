"""What Outlook packs into a winmail.dat is unpacked."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.mail.parsing import parse
from inquiries.mail.reading.tnef import Tnef, TnefFile, tnef
from tests.mail.packing import winmail
from tests.mail.reader import read
from tests.mail.writing import multipart, part

pytestmark = pytest.mark.once

PACKED = winmail("再発行について①", ("明細書.pdf", b"%PDF"), ("番号.csv", b"1,2"))
FILES = (TnefFile("明細書.pdf", b"%PDF"), TnefFile("番号.csv", b"1,2"))


def test_text_and_files_are_unpacked() -> None:
    assert tnef(PACKED) == Tnef("再発行について①", "", FILES)


def test_a_mail_that_is_packed_reads_like_any_other() -> None:
    mail = read("winmail")

    assert mail.text == "再発行について①"
    assert [one.name for one in mail.attachments] == ["winmail.dat", "明細書.pdf"]


def test_a_package_that_holds_its_words_only_in_outlooks_own_kind_of_text_is_read() -> None:
    assert tnef(winmail("番号は 4111①です", is_rtf=True)) == Tnef("番号は 4111①です")


def test_words_that_stand_beside_the_package_too_are_said_once() -> None:
    packed = base64.encodebytes(winmail("再発行について①", is_rtf=True)).decode()
    package = part("application/ms-tnef; name=winmail.dat", packed, "Content-Transfer-Encoding: base64")

    assert (
        parse(multipart("mixed", part("text/plain; charset=utf-8", "再発行について①\n"), package)).text
        == "再発行について①"
    )


def test_what_is_no_package_holds_nothing() -> None:
    assert tnef(b"%PDF-1.4") == Tnef()


@given(at=st.integers(0, len(PACKED)), junk=st.binary(max_size=20))
def test_a_damaged_package_breaks_nothing(at: int, junk: bytes) -> None:
    found = tnef(PACKED[:at] + junk + PACKED[at + len(junk) :])

    assert len(found.files) <= len(FILES) + 1
