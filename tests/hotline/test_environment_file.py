"""The settings that units and compose have reach the commands that a person types."""

import os
from pathlib import Path

import pytest

from hotline import environment_file
from hotline.machine import Unfit
from tests.faults.programs import ran

pytestmark = pytest.mark.once
OTHERS = {"HOTLINE_ENV_FILE", "PYTEST_CURRENT_TEST"}
EXAMPLE = Path(__file__).parents[2] / "deploy" / "hotline.env.example"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(os, "environ", {"HOTLINE_ENV_FILE": str(tmp_path / "hotline.env"), "KEPT": "as it was"})
    return tmp_path / "hotline.env"


def test_settings_are_taken_as_they_stand(file: Path) -> None:
    file.write_text('# a comment\n; another\n\nA=1\n B=x y # z$Q%20\nC=it\'s "so"\nE=\nKEPT=other\n')

    environment_file.read()

    found = {name: value for name, value in os.environ.items() if name not in OTHERS}
    assert found == {"A": "1", "B": "x y # z$Q%20", "C": 'it\'s "so"', "E": "", "KEPT": "as it was"}


def test_without_a_file_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {})

    environment_file.read()

    assert set(os.environ) <= OTHERS


@pytest.mark.parametrize("written", [None, b"A=\xff\n"])
def test_what_cannot_be_read_is_named(file: Path, written: bytes | None) -> None:
    if written:
        file.write_bytes(written)

    with pytest.raises(Unfit, match=r"HOTLINE_ENV_FILE names .*hotline\.env"):
        environment_file.read()


def test_a_line_that_is_no_setting_is_named_and_not_quoted(file: Path) -> None:
    file.write_text("A=1\nsecret words\n")

    with pytest.raises(Unfit, match="line 2") as raised:
        environment_file.read()

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "value",
    ["'secret'", '"secret"', '"secret', "'secret' words", "sec\\ret", "secret\\", "secret\\  "],
)
def test_what_systemd_and_compose_read_differently_is_named_and_not_quoted(file: Path, value: str) -> None:
    file.write_text(f"A=1\nPASSWORD={value}\nB=2\n")

    with pytest.raises(Unfit, match=r"hotline\.env, line 2: .*backslash.*quotation mark") as raised:
        environment_file.read()

    assert "secret" not in str(raised.value)
    assert "PASSWORD" not in os.environ


def test_a_command_has_the_settings_of_the_example(tmp_path: Path) -> None:
    said = "from django.conf import settings; print(settings.EMAIL_HOST, settings.REDIS_URL)"
    ended = ran(
        "manage.py", "shell", "--no-imports", "-c", said,
        var=tmp_path, HOTLINE_ENV_FILE=str(EXAMPLE), HOTLINE_KEYS="dGhlIGtleSBvZiBub2JvZHksIDMyIGJ5dGVzIGxvbmc=",
    )  # fmt: skip

    assert ended.stdout.split() == ["mail.example.jp", "redis://127.0.0.1:6379/0"]
