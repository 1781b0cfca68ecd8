"""Mail that was written to a folder instead of being sent, for staff of the sample hotline to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from .flowed import unflow

BETWEEN = b"\n" + b"-" * 79 + b"\n"
"""Django's file backend puts it after each mail; mails sent in the same second may share a file."""


@dataclass(frozen=True)
class WrittenMail:
    """One written mail. Its name is the file's name and the mail's place in it."""

    name: str
    mail: EmailMessage

    @property
    def to(self) -> str:
        return str(self.mail["To"] or "")

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"] or "")

    @property
    def at(self) -> datetime:
        """When it was written. Django writes -0000, which is UTC with no local zone (RFC 5322, 3.3)."""
        at = parsedate_to_datetime(str(self.mail["Date"]))
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    @property
    def headers(self) -> list[tuple[str, str]]:
        """All headers, decoded."""
        return [(name, str(value)) for name, value in self.mail.items()]

    @property
    def text(self) -> str:
        """The text that the customer reads, unflowed."""
        body = self.mail.get_body(("plain",))
        if body is None:
            return ""
        text = str(body.get_content())
        return unflow(text) if body.get_param("format") == "flowed" else text


def written(folder: Path, *, most: int = 200) -> list[WrittenMail]:
    """The newest mails of a folder, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    return [mail for path in files[:most] for mail in reversed(list(_in_file(path)))][:most]


def _in_file(path: Path) -> Iterator[WrittenMail]:
    for place, raw in enumerate(path.read_bytes().split(BETWEEN)):
        if raw.strip():
            mail = message_from_bytes(raw.lstrip(b"\n"), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            yield WrittenMail(f"{path.stem}-{place}", mail)
