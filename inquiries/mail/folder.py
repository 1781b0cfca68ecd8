"""A folder as a mailbox: a Maildir, or one file for each mail. Whoever puts a file there renames it into place."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from .mailbox import ARCHIVE, LARGEST, QUARANTINE, Unreachable, Waiting

UNFINISHED = {".tmp", ".part", ".partial", ".crdownload"}


class MailFolder:
    """Mails as files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name

    def __enter__(self) -> Self:
        try:
            for folder in (ARCHIVE, QUARANTINE):
                self._kept(folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreachable(self.name) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to close."""

    def waiting(self, *, since: datetime) -> Iterator[Waiting]:
        """In the order of their names: a Maildir's begin with the second of delivery."""
        del since  # a file's own time says when it was copied, so nothing here is certainly older
        for path in sorted(self._files(), key=lambda path: path.name):
            delivered_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
            with path.open("rb") as file:
                raw = file.read(LARGEST + 1)
            yield Waiting(str(path.relative_to(self.path)), raw, delivered_at)

    def move(self, handle: str, folder: str) -> None:
        """Under its name, or with a number before it where that is taken."""
        path = self.path / handle
        target = self._kept(folder) / path.name
        number = 1
        while target.exists():
            target = target.with_name(f"{number}-{path.name}")
            number += 1
        path.rename(target)

    def erase(self, handle: str) -> None:
        (self.path / handle).unlink()

    @property
    def _is_maildir(self) -> bool:
        return (self.path / "new").is_dir() and (self.path / "cur").is_dir()

    def _files(self) -> Iterator[Path]:
        folders = [self.path / "new", self.path / "cur"] if self._is_maildir else [self.path]
        for folder in folders:
            for path in folder.iterdir():
                if path.is_file() and not path.name.startswith(".") and path.suffix not in UNFINISHED:
                    yield path

    def _kept(self, folder: str) -> Path:
        return self.path / f".{folder}" / "cur" if self._is_maildir else self.path / folder
