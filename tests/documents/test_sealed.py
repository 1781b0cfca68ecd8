"""What is signed or compressed is opened; what is encrypted, or nothing of the kind, says so."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.documents import Fault, Kind, read, sealed
from inquiries.documents.document import Unread
from inquiries.documents.sealed import is_sealed, opened
from tests.documents.making import packed, pdf
from tests.documents.sealing import compressed, encrypted, signed, signed_in_pieces

pytestmark = pytest.mark.once

WORDS = "番号は 4111 1111 1111 1111 です。".encode()
WHOLE = signed_in_pieces(WORDS, 7)


@pytest.mark.parametrize("seal", [signed, signed_in_pieces, compressed])
def test_what_is_signed_or_compressed_is_opened(seal: object) -> None:
    raw = seal(WORDS)  # type: ignore[operator]

    assert is_sealed(raw)
    assert opened(raw) == WORDS


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (encrypted(WORDS), Fault.LOCKED),
        (signed(WORDS, is_detached=True), Fault.UNKNOWN),
        (signed(WORDS)[:60], Fault.DAMAGED),
        (WHOLE[:40], Fault.DAMAGED),
    ],
)
def test_what_cannot_be_opened_says_why(raw: bytes, fault: Fault) -> None:
    assert is_sealed(raw)
    with pytest.raises(Unread) as reason:
        opened(raw)
    assert reason.value.fault is fault


def test_a_content_in_endless_pieces_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "MOST_CHUNKS", 3)

    with pytest.raises(Unread) as reason:
        opened(signed_in_pieces(b"abcdef", 1))

    assert reason.value.fault is Fault.HEAVY


def test_what_is_compressed_beyond_measure_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "MOST_UNPACKED", 1_000)

    with pytest.raises(Unread) as reason:
        opened(compressed(bytes(100_000)))

    assert reason.value.fault is Fault.HEAVY


@given(at=st.integers(0, len(WHOLE)), junk=st.binary(max_size=20))
def test_no_damage_breaks_it(at: int, junk: bytes) -> None:
    raw = WHOLE[:at] + junk + WHOLE[at + len(junk) :]

    with suppress(Unread):
        assert isinstance(opened(raw), bytes)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("再発行依頼書".encode(), "再発行依頼書"),
        (pdf("一枚目"), "一枚目"),
        (packed({"list.txt": "二枚目"}), "二枚目"),
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nWWVz", "Yes"),
    ],
)
def test_a_signed_file_says_what_it_holds(content: bytes, text: str) -> None:
    found = read(signed(content), "依頼書.p7m")

    assert (found.kind, found.fault) == (Kind.ARCHIVE, Fault.NONE)
    assert text in found.text


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (encrypted(WORDS), Fault.LOCKED),
        (signed(WORDS, is_detached=True), Fault.UNKNOWN),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA0\n-----END PGP MESSAGE-----\n", Fault.LOCKED),
    ],
)
def test_a_file_that_is_encrypted_says_so(raw: bytes, fault: Fault) -> None:
    found = read(raw, "a.asc")

    assert (found.text, found.fault) == ("", fault)
