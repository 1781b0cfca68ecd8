"""The search finds a number in whatever writing it lies; if it could not, that it finds none would say nothing."""

import base64
import json
import quopri
import sqlite3
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.faults.searching import hits, search

NUMBER, OTHER = "4111111111111111", "378282246310005"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
GROUPS = "4111 1111 1111 1111"
WRITINGS = {
    "ASCII": NUMBER.encode(),
    "blanks": GROUPS.encode(),
    "dashes and breaks": "4111-1111\r\n1111–1111".encode(),
    "zero-width": "\u200b".join(NUMBER).encode(),
    "tags": b"4111<b>1111</b><i>1111</i>1111",
    "cells": b"4111,1111,1111,1111",
    "full-width, UTF-8": NUMBER.translate(FULL_WIDTH).encode(),
    "full-width, Shift_JIS": NUMBER.translate(FULL_WIDTH).encode("cp932"),
    "full-width, EUC-JP": NUMBER.translate(FULL_WIDTH).encode("euc_jp"),
    "full-width, ISO-2022-JP": NUMBER.translate(FULL_WIDTH).encode("iso2022_jp"),
    "full-width, UTF-16": NUMBER.translate(FULL_WIDTH).encode("utf-16-be"),
    "full-width, UTF-16, little": NUMBER.translate(FULL_WIDTH).encode("utf-16-le"),
    "full-width, JSON": json.dumps(NUMBER.translate(FULL_WIDTH)).encode(),
    "UTF-16": NUMBER.encode("utf-16"),
    "entities": "".join(f"&#{ord(digit)};" for digit in NUMBER).encode(),
    "hexadecimal entities": "".join(f"&#x{ord(digit):x};" for digit in NUMBER).encode(),
    "URL": quote(GROUPS).encode(),
    "URL, every digit": "".join(f"%{ord(digit):02X}" for digit in NUMBER).encode(),
    "URL, full-width": quote(NUMBER.translate(FULL_WIDTH)).encode(),
    "quoted-printable": "".join(f"={ord(digit):02X}" for digit in NUMBER).encode(),
    "quoted-printable, full-width": quopri.encodestring(f"番号は{NUMBER.translate(FULL_WIDTH)}です。".encode()),
    "hexadecimal": NUMBER.encode().hex().encode(),
    "hexadecimal, spaced": b"a " + NUMBER.encode().hex(" ").encode(),
    "base64": base64.b64encode(NUMBER.encode()),
    "base64, at the end": base64.b64encode(f"中村{NUMBER.translate(FULL_WIDTH)}".encode()),
    "base64, one later": base64.b64encode(b"x" + NUMBER.encode()),
    "base64, two later": base64.b64encode(b"xy" + NUMBER.encode()),
    "base64, URL": base64.urlsafe_b64encode(b"\xff\xfe" + GROUPS.encode()),
    "base64, lines": base64.encodebytes(b"words " * 20 + GROUPS.encode() + b" words" * 20),
    "base64, full-width": base64.b64encode(f"番号は{NUMBER.translate(FULL_WIDTH)}です。".encode()),
}


@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS.keys())
@pytest.mark.parametrize("before", [b"", b"x", b"word ", "番号は、".encode()], ids=["alone", "1", "word", "ja"])
def test_it_is_found_in_every_writing(writing: bytes, before: bytes) -> None:
    found = hits(before + writing + b" and so on", [OTHER, NUMBER])

    assert [number for number, _ in found] == [NUMBER]


def test_another_number_is_none_of_them() -> None:
    assert hits(b"4111 1111 1111 1112, 03-1234-5678, 2016-04-27", [NUMBER, OTHER]) == []


def test_a_file_is_named_with_what_was_searched(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / ".hidden").write_bytes(b"4111 1111 1111 1111")
    (tmp_path / "other").write_bytes(b"words")

    searched = search([tmp_path], [NUMBER])

    assert (searched.files, searched.size) == (2, 24)
    assert [(place.where, place.number) for place in searched.places] == [(str(tmp_path / "deep" / ".hidden"), NUMBER)]


def test_the_name_of_a_file_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / f"{NUMBER}.pdf").touch()

    assert len(search([tmp_path], [NUMBER]).places) == 1


def test_what_was_deleted_from_a_database_is_found_in_its_free_pages(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.sqlite3") as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("CREATE TABLE said (text)")
        database.executemany("INSERT INTO said VALUES (?)", [(GROUPS * 40,)] * 40)
        database.commit()
        database.execute("DELETE FROM said")
        database.commit()

    assert search([tmp_path], [NUMBER]).places
