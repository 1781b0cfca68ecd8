"""RTF is read without its commands."""

import pytest

from inquiries.documents import Kind, read

pytestmark = pytest.mark.once


def test_japanese_in_bytes_and_in_unicode_is_read() -> None:
    kana = "".join(f"\\'{byte:02x}" for byte in "カード番号".encode("cp932"))
    raw = rf"{{\rtf1\ansi\ansicpg932{{\fonttbl{{\f0 MS Gothic;}}}}\f0 {kana}\u20803?\par 4111\cell 1111\row}}"

    found = read(raw.encode(), "letter.doc", "application/msword")

    assert (found.kind, found.text) == (Kind.WRITING, "カード番号元\n4111\t1111")


def test_two_million_braces_do_no_harm() -> None:
    assert read(b"{\\rtf1" + b"{" * 2_000_000 + b"x").text == "x"
