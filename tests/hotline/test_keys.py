"""The keys of the list of affected people: from the environment, from a file, or made once for the sample."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from hotline.keys import keys
from hotline.machine import Unfit

FIRST, SECOND = (Fernet.generate_key().decode() for _ in range(2))


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOTLINE_KEYS", "HOTLINE_KEYS_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_the_first_encrypts_and_the_others_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_KEYS", f" {FIRST}, {SECOND} ")

    assert keys(tmp_path / "keys") == [FIRST, SECOND]
    assert not (tmp_path / "keys").exists()


def test_a_file_holds_one_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").write_text(f"# since December\n{FIRST}\n\n{SECOND}\n")
    monkeypatch.setenv("HOTLINE_KEYS_FILE", str(tmp_path / "elsewhere"))

    assert keys(tmp_path / "keys") == [FIRST, SECOND]


def test_one_is_made_where_none_is_set(tmp_path: Path) -> None:
    made = keys(tmp_path / "keys")

    assert keys(tmp_path / "keys") == made
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    Fernet(made[0])


@pytest.mark.parametrize("wrong", ["abc", f"{FIRST}, abc", "鍵", "A" * 43], ids=["word", "second", "kanji", "short"])
def test_what_is_no_key_is_said_and_not_quoted(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_KEYS", wrong)

    with pytest.raises(Unfit, match="HOTLINE_KEYS holds something that is no key") as refusal:
        keys(tmp_path / "keys")

    assert "abc" not in str(refusal.value)


@pytest.mark.parametrize("content", [None, b"", b"# none\n", b"\xff\xfe"])
def test_a_file_without_keys_is_refused(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / "elsewhere").write_bytes(content)
    monkeypatch.setenv("HOTLINE_KEYS_FILE", str(tmp_path / "elsewhere"))

    with pytest.raises(Unfit, match="HOTLINE_KEYS_FILE"):
        keys(tmp_path / "keys")
