"""A folder as a mailbox: a Maildir, or one file for each mail.

The program that writes a file must rename it into place when it is complete; a half-written one would be read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from inquiries.models.arrival.mailbox import LONGEST_NAME

from .failures import NO_FILES
from .mailbox import ARCHIVE, LARGEST, QUARANTINE, NotMoved, Unreachable, Waiting

UNFINISHED = {".tmp", ".part", ".partial", ".crdownload"}


class MailFolder:
    """Mails as files. A handle is the time of writing (ns) and the path, since a new file may take an old name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)[-LONGEST_NAME:]

    def __enter__(self) -> Self:
        with _read():
            for folder in (ARCHIVE, QUARANTINE):
                self._kept(folder).mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to close."""

    def handles(self, *, since: datetime) -> list[str]:
        """In the order of their names: in a Maildir a name begins with the second of delivery."""
        del since  # a file's time may be that of a copy, so it cannot show that a mail is older
        with _read():
            paths = sorted(self._files(), key=lambda path: path.name)
            return [f"{path.stat().st_mtime_ns}/{path.relative_to(self.path)}" for path in paths]

    def read(self, handle: str) -> Waiting | None:
        """At most LARGEST + 1 bytes: the last one shows that the mail is too large."""
        path = self._file(handle)
        try:
            with _read(), path.open("rb") as file:
                return Waiting(file.read(LARGEST + 1), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC))
        except FileNotFoundError:
            return None

    def move(self, handle: str, folder: str) -> None:
        """Keeps the file's name, with a number before it if the name is taken."""
        path = self._file(handle)
        target = self._kept(folder) / path.name
        number = 1
        while target.exists():
            target = target.with_name(f"{number}-{path.name}")
            number += 1
        with _moved():
            path.rename(target)

    def erase(self, handle: str) -> None:
        with _moved():
            self._file(handle).unlink()

    @property
    def _is_maildir(self) -> bool:
        return (self.path / "new").is_dir() and (self.path / "cur").is_dir()

    def _file(self, handle: str) -> Path:
        return self.path / handle.partition("/")[2]

    def _files(self) -> Iterator[Path]:
        folders = [self.path / "new", self.path / "cur"] if self._is_maildir else [self.path]
        for folder in folders:
            for path in folder.iterdir():
                if path.is_file() and not path.name.startswith(".") and path.suffix not in UNFINISHED:
                    yield path

    def _kept(self, folder: str) -> Path:
        return self.path / f".{folder}" / "cur" if self._is_maildir else self.path / folder


@contextmanager
def _read() -> Iterator[None]:
    """A missing file was taken by another program: its error passes. Any other error makes the folder Unreachable."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreachable(NO_FILES) from error


@contextmanager
def _moved() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotMoved from error
