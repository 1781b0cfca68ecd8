"""Translations are compiled when their source is newer, and only then."""

import gettext
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hotline.translations import compile_translations, uncompiled

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "ja" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(HEADER + 'msgid "Ask"\nmsgstr "問い合わせる"\n')
    return folder / "django.po"


def test_a_compiled_catalogue_speaks_japanese(source: Path, tmp_path: Path) -> None:
    compile_translations(tmp_path)

    assert gettext.translation("django", tmp_path, ["ja"]).gettext("Ask") == "問い合わせる"


def test_a_newer_source_is_compiled_again(source: Path, tmp_path: Path) -> None:
    target = source.with_suffix(".mo")
    target.write_bytes(b"old")
    os.utime(target, (1, 1))

    compile_translations(tmp_path)

    assert target.read_bytes() != b"old"


def test_of_several_who_compile_at_once_nobody_is_in_the_way(source: Path, tmp_path: Path) -> None:
    with source.open("a") as file:
        file.writelines(f'\nmsgid "{number}"\nmsgstr "{number}番"\n' for number in range(2_000))

    with ThreadPoolExecutor(8) as several:
        done = [several.submit(compile_translations, tmp_path) for _one in range(8)]

    assert [one.exception() for one in done] == [None] * 8
    assert [file.suffix for file in source.parent.iterdir() if file != source] == [".mo"]


def test_an_older_source_is_left_alone(source: Path, tmp_path: Path) -> None:
    target = source.with_suffix(".mo")
    target.write_bytes(b"new")
    os.utime(source, (1, 1))

    compile_translations(tmp_path)

    assert target.read_bytes() == b"new"


def test_what_is_not_compiled_yet_is_told(source: Path, tmp_path: Path) -> None:
    assert uncompiled(tmp_path) == [source]

    compile_translations(tmp_path)

    assert uncompiled(tmp_path) == []
