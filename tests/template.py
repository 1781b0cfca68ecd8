"""A database with all tables and no rows, made once a run: each worker begins with a copy. So is the sample hotline.

All migrations take some 10 seconds of CPU, and there are three workers; the sample takes some 15. Where a few tests
are run by themselves, SQLite's tables are kept from run to run until a migration or a requirement changes.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "HOTLINE_TEST_TEMPLATE"
"""The path of a file of SQLite, or the name of a database of PostgreSQL."""
SUFFIX = ".sqlite3"
KEPT = ROOT / ".pytest_cache" / "tables"


def path() -> str:
    """Where the template is; empty where nobody made one, as when one test is run by itself."""
    return os.environ.get(VARIABLE, "")


@contextmanager
def template(url: str) -> Iterator[dict[str, str]]:
    """Make one on the PostgreSQL of this address, or on SQLite where it is empty; what tells pytest of both."""
    with tempfile.TemporaryDirectory(prefix="hotline-template-") as folder:
        if url:
            server, _slash, name = url.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as line:
                line.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            _migrate(url, folder)
            yield {"DATABASE_URL": url, VARIABLE: name}
        else:
            file = Path(folder, f"template{SUFFIX}")
            _migrate(f"sqlite:///{file}", folder)
            yield {VARIABLE: str(file)}


def copied_to(file: str) -> None:
    """SQLite's; before anything is connected to it."""
    _copy(path() or _kept(), file)


def _copy(one: str | Path, other: str | Path) -> None:
    Path(shutil.copyfile(one, f"{other}.half")).rename(other)


def _kept() -> Path:
    """The tables of a run of a few tests; whoever asks first makes them, and others wait."""
    told = sorted(ROOT.glob("*/migrations/*.py"))
    digest = sha256(b"".join(file.read_bytes() for file in [*told, ROOT / "requirements.txt"])).hexdigest()
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        file = KEPT / f"{digest}{SUFFIX}"
        if not file.exists():
            for older in KEPT.glob(f"*{SUFFIX}"):
                older.unlink()
            with template("") as made:
                _copy(made[VARIABLE], file)
    return file


def furnish(var: Path) -> None:
    """Give the folder of a hotline that is to open its database with all tables."""
    if path().endswith(SUFFIX) and not os.environ.get("DATABASE_URL"):
        var.mkdir(parents=True, exist_ok=True)
        copied_to(str(var / "hotline.sqlite3"))


def fill(var: Path) -> bool:
    """Give it the whole folder of a sample hotline after its first opening; False where none is kept for the run.

    Whoever asks first opens it, and others wait for it.
    """
    if not path().endswith(SUFFIX) or os.environ.get("DATABASE_URL"):
        return False
    kept = Path(path()).with_name("sample")
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _open(kept)
    shutil.copytree(kept, var, dirs_exist_ok=True)
    return True


def _open(kept: Path) -> None:
    """As `make run` does in an empty folder."""
    folder = kept.with_name("opening")
    (folder / "run").mkdir(parents=True)
    _run("-m", "hotline.opening", HOTLINE_VAR=str(folder), HOTLINE_SAMPLE="1")
    folder.rename(kept)


def _migrate(url: str, folder: str) -> None:
    settings = {"DATABASE_URL": url, "HOTLINE_VAR": folder, "SECRET_KEY": "for a moment", "DEBUG": "1"}
    _run("manage.py", "migrate", "--verbosity", "0", **settings)


def _run(*command: str, **settings: str) -> None:
    ours = ("HOTLINE_", "DJANGO_", "SECRET_KEY")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=env | settings, check=True)
