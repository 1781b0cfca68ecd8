"""Whatever is wrong with settings, folder, disk or database is said in one sentence, by `make run` and by commands."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.programs import ran
from tests.servers.postgres import free_port

pytestmark = pytest.mark.once
STARTS = [("-m", "hotline"), ("manage.py", "migrate")]
NOBODY_THERE = "postgres://desk:secret@127.0.0.1:1/hotline?connect_timeout=2"


def refusal(*command: str, var: Path, **settings: str) -> str:
    """The one sentence with which it ended, or the end of the test."""
    ended = ran(*command, var=var, **{"HOTLINE_PORT": str(free_port())} | settings)
    lines = [line for line in ended.stdout.splitlines() if line]
    own = [line for line in lines if not line.startswith(("Preparing", "SQLite", "Closing"))]

    assert ended.returncode == 1, ended.stdout
    assert "Traceback" not in ended.stdout
    assert len(own) == 1, own
    assert "secret@" not in own[0]
    return own[0]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "disk", folder], check=False).returncode == 0
    if not mounted:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "80.5"])
def test_a_port_that_is_none(port: str, tmp_path: Path) -> None:
    said = refusal("-m", "hotline", var=tmp_path, HOTLINE_PORT=port)

    assert said == f"HOTLINE_PORT is “{port}”, which is no port. Set it to a number from 1 to 65535."


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(
    ("name", "value"), [("HOTLINE_UNDO_SECONDS", "soon"), ("DATABASE_URL", "hotline"), ("EMAIL_URL", "smpt://h:25")]
)
def test_a_setting_that_cannot_be_read(name: str, value: str, start: tuple[str, ...], tmp_path: Path) -> None:
    assert refusal(*start, var=tmp_path, **{name: value}).startswith(f"{name} ")


@pytest.mark.parametrize("start", STARTS)
def test_a_folder_that_may_not_be_written(start: tuple[str, ...], tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.mkdir(mode=0o500)

    said = refusal(*start, var=var, SECRET_KEY="")

    assert said.startswith(str(var))
    assert "may not be read or written by this user" in said


@pytest.mark.parametrize("start", STARTS)
def test_a_disk_that_is_read_only(start: tuple[str, ...], disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    said = refusal(*start, var=disk / "var")

    assert said.startswith(str(disk))
    assert "Read-only file system" in said


@pytest.mark.parametrize("start", STARTS)
def test_a_folder_that_is_a_file(start: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "var").touch()

    said = refusal(*start, var=tmp_path / "var")

    assert said.startswith(str(tmp_path / "var"))
    assert said.endswith("HOTLINE_VAR.") or "HOTLINE_VAR to another folder" in said


@pytest.mark.parametrize("start", STARTS)
def test_a_folder_where_none_can_be_made(start: tuple[str, ...]) -> None:
    assert "cannot be made" in refusal(*start, var=Path("/proc/hotline"))


def test_a_disk_with_too_little_room_is_noticed_before_anything_is_written(disk: Path) -> None:
    said = refusal("-m", "hotline", var=disk)

    assert said.startswith(f"{disk} has room for 0 MB, and Hotline needs 100.")


def test_a_disk_that_fills_up(disk: Path) -> None:
    ended = ran("manage.py", "migrate", "--verbosity", "0", var=disk)

    assert ended.returncode == 1
    assert ended.stdout == f"{disk / 'hotline.sqlite3'} cannot grow, because the disk is full. Make room.\n"


def test_a_disk_without_room_for_a_key(disk: Path) -> None:
    with (disk / "all").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1024)):
            pass

    said = refusal("manage.py", "check", var=disk, SECRET_KEY="")

    assert said.startswith(f"{disk / 'secret_key'} cannot be written, because the disk is full.")
    assert [file.name for file in disk.iterdir()] == ["all"]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_file_that_holds_no_key(content: bytes, start: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_bytes(content)

    assert refusal(*start, var=tmp_path, SECRET_KEY="").startswith(f"{tmp_path / 'secret_key'} holds no key. Remove it")


@pytest.mark.parametrize("start", STARTS)
def test_a_key_that_may_not_be_read(start: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("x" * 50)
    (tmp_path / "secret_key").chmod(0)

    said = refusal(*start, var=tmp_path, SECRET_KEY="")

    assert said.startswith(f"{tmp_path / 'secret_key'} may not be read or written by this user (Permission denied).")


@pytest.mark.parametrize("start", STARTS)
def test_a_database_that_cannot_be_reached(start: tuple[str, ...], tmp_path: Path) -> None:
    said = refusal(*start, var=tmp_path, DATABASE_URL=NOBODY_THERE)

    assert said.startswith("The database cannot be reached: ")
    assert "Connection refused" in said
    assert said.endswith("Start it, or correct DATABASE_URL.")


@pytest.mark.parametrize("start", STARTS)
def test_a_file_that_is_no_database(start: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "hotline.sqlite3").write_bytes(b"no database at all" * 100)

    assert refusal(*start, var=tmp_path).startswith(f"{tmp_path / 'hotline.sqlite3'} is no database.")


def test_a_database_without_tables(tmp_path: Path) -> None:
    said = refusal("manage.py", "run_outbox", var=tmp_path)

    assert said == "The database lacks tables of this version. Run `manage.py migrate`."


def test_with_traceback_all_of_it_is_shown(tmp_path: Path) -> None:
    ended = ran("manage.py", "run_outbox", "--traceback", var=tmp_path)

    assert ended.returncode == 1
    assert "Traceback" in ended.stdout
