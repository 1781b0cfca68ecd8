"""Which files a test may open."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.written import DATABASE, holding


def test_nobody_opens_the_database_beside_sqlite() -> None:
    with pytest.raises(RuntimeError, match="let another one read it"):
        (settings.HOTLINE_VAR / DATABASE).read_bytes()


def test_words_are_found_in_whatever_file_holds_them(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0one ")
    (tmp_path / "b").write_text("two")

    assert holding("one", tmp_path) == [str(tmp_path / "a")]
    assert holding("three", tmp_path) == []
