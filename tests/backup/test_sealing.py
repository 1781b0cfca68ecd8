"""Only HOTLINE_KEYS open it, and no byte of it can be changed, moved or left out unnoticed."""

import io
import os

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from inquiries.backup.damaged import Damaged, NoBackup
from inquiries.backup.sealing import FIRST_LINE, LENGTH, PIECE, opened, sealed
from inquiries.models.locking import WrongKeys

SIZES = [0, 1, PIECE - 100, PIECE, 3 * PIECE + 17]


def sealed_up(content: bytes) -> bytes:
    file = io.BytesIO()
    with sealed(file) as plain:
        plain.write(content)
    return file.getvalue()


def read(file: bytes) -> bytes:
    with opened(io.BytesIO(file)) as plain:
        return plain.read()


def pieces(file: bytes) -> tuple[bytes, list[bytes]]:
    """The first two lines, and the pieces with their lengths."""
    start = file.index(b"\n", len(FIRST_LINE)) + 1
    found, rest = [], file[start:]
    while rest:
        size = LENGTH + int.from_bytes(rest[:LENGTH], "big")
        found.append(rest[:size])
        rest = rest[size:]
    return file[:start], found


@pytest.mark.parametrize("size", SIZES)
def test_what_went_in_comes_out(size: int) -> None:
    content = os.urandom(size)

    assert read(sealed_up(content)) == content


def test_nothing_of_it_can_be_read_without_the_keys(settings: Settings) -> None:
    file = sealed_up("山田様のお問合せ".encode() * 1000)

    assert "山田".encode() not in file
    settings.HOTLINE_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(WrongKeys):
        read(file)


def test_an_older_key_that_is_still_there_opens_it(settings: Settings) -> None:
    file = sealed_up(b"words")

    settings.HOTLINE_KEYS = [Fernet.generate_key().decode(), *settings.HOTLINE_KEYS]

    assert read(file) == b"words"


def test_a_changed_byte_anywhere_is_found() -> None:
    file = sealed_up(os.urandom(2000))

    for place in range(len(FIRST_LINE), len(file), 97):
        changed = bytearray(file)
        changed[place] ^= 1
        with pytest.raises((Damaged, WrongKeys)):
            read(bytes(changed))


@pytest.mark.parametrize("left", [0, 1, 2, 3])
def test_pieces_that_are_missing_at_the_end_are_found(left: int) -> None:
    head, found = pieces(sealed_up(os.urandom(3 * PIECE)))

    with pytest.raises(Damaged):
        read(head + b"".join(found[:left]))


def test_pieces_in_another_order_are_found() -> None:
    head, found = pieces(sealed_up(os.urandom(3 * PIECE)))

    with pytest.raises(Damaged):
        read(head + found[1] + found[0] + b"".join(found[2:]))


def test_a_piece_of_another_backup_is_found() -> None:
    head, found = pieces(sealed_up(content := os.urandom(3 * PIECE)))
    _head, other = pieces(sealed_up(content))

    with pytest.raises(Damaged):
        read(head + other[0] + b"".join(found[1:]))


@pytest.mark.parametrize("added", [b"\0", b"more words", b"\0\0\0\x10" + b"x" * 16])
def test_what_was_added_behind_is_found(added: bytes) -> None:
    with pytest.raises(Damaged):
        read(sealed_up(b"words") + added)


@pytest.mark.parametrize("file", [b"", b"SQLite format 3\0", b"hotline backup 2\n"])
def test_another_file_is_told_apart(file: bytes) -> None:
    with pytest.raises(NoBackup):
        read(file)


def test_a_backup_that_broke_off_is_none() -> None:
    file = io.BytesIO()

    def break_off() -> None:
        with sealed(file) as plain:
            plain.write(b"x" * 10)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()

    with pytest.raises(Damaged):
        read(file.getvalue())
