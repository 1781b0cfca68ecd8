"""An installation has one key, made once, for its owner's eyes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hotline.secret_key import secret_key


def test_it_is_made_once(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "var" / "secret_key")

    assert secret_key(tmp_path / "var" / "secret_key") == first
    assert len(first) >= 50


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    secret_key(tmp_path / "secret_key")

    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_two_that_make_it_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _turn: secret_key(tmp_path / "secret_key"), range(40)))

    assert len(keys) == 1
