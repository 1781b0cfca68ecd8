"""The files of a mail, with safe names, and the text in them."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.message import Message
from itertools import islice
from typing import NamedTuple

from inquiries import documents
from inquiries.documents import Document, Fault, Kind
from inquiries.documents.cutting import cut
from inquiries.documents.kinds import kind_of

from . import headers, html
from .body import body, enclosed, is_body
from .effort import Effort
from .enclosed import opened
from .mending import mended
from .parts import MAILS, blocks, content, kind, leaves, taken_apart
from .reactions import is_reaction
from .received_mail import ReceivedAttachment
from .tnef import SIGNATURE, Tnef, tnef
from .unseen import unshown

MOST = 100
LONGEST_NAME = 120
LONGEST_MAIL = 500_000
MOST_TEXT = 2_000_000
"""Characters of all files together that are searched for numbers; the rest is dropped and marked as cut."""
WORK, LONGEST = 60, 300
"""Seconds of processor time and of the clock for the files of one mail; files after that are only named."""
DEEPEST = 20
"""How many levels of mails in mails are opened."""


def attachments(mail: Message) -> tuple[ReceivedAttachment, ...]:
    """Every part that is not the body, and what is packed in a winmail.dat."""
    room, kept = MOST_TEXT, []
    for one in islice(_Files(Effort(WORK, LONGEST)).of(mail), MOST):
        text = cut(one.text, max(room, 0))
        room -= len(text)
        is_cut = len(text) < len(one.text)
        document = replace(one.document, text=text, fault=one.document.fault or Fault.CUT) if is_cut else one.document
        kept.append(replace(one, document=document))
    return tuple(kept)


def safe_name(name: str, content_type: str) -> str:
    """The last piece of the path, without control characters and those that file systems or shells interpret."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    bare = re.sub(r'[<>:"|?*\x00-\x1f\x7f]', "_", bare).strip(". ")
    ending = ".eml" if content_type == "message/rfc822" else mimetypes.guess_extension(content_type) or ""
    if not bare:
        bare = f"attachment{ending}"
    elif ending == ".eml" and not bare.endswith(ending):
        bare += ending
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 10:
        return cut(bare, LONGEST_NAME) or "attachment"
    return f"{cut(stem, LONGEST_NAME - len(ending) - 1) or 'attachment'}.{ending}"


class _Letter(NamedTuple):
    """An attached mail: its words, and what holds its files."""

    words: str
    holder: Message | Tnef
    is_whole: bool = True

    @classmethod
    def of_mail(cls, mail: Message) -> _Letter:
        return cls(_words(mail), mail)

    @classmethod
    def of_package(cls, package: Tnef) -> _Letter:
        """A message that Outlook attached to the message in a winmail.dat."""
        words = f"{package.head}\n\n{package.text or html.to_text(package.html)}\n{unshown(package.html)}"
        return cls(words.strip("\n"), package, package.is_whole)


class _Files:
    """Goes through the parts of a mail and of the mails in it; when the effort is spent, files are only named."""

    def __init__(self, effort: Effort, depth: int = 0) -> None:
        self._effort, self._depth = effort, depth

    def of(self, mail: Message) -> Iterator[ReceivedAttachment]:
        for part in leaves(mail):
            if is_reaction(part):
                continue
            if is_body(part):
                yield from (self._named(file.name, file.content) for file in enclosed(part))
            elif kind(part)[0] in MAILS:
                yield self._attached_mail(part)
            else:
                yield from self._attachment(part)

    def _attachment(self, part: Message) -> Iterator[ReceivedAttachment]:
        """A file; for Outlook's winmail.dat also each file in it."""
        (content_type, named), name, raw = kind(part), _name(part), content(part)
        if not raw.startswith(SIGNATURE):
            yield self._file(name, content_type, raw, named.get("charset", ""))
            if content_type.startswith("text/"):
                yield from (self._named(file.name, file.content) for file in opened(raw).files)
            return
        held = tnef(raw)
        names, left_out = "\n".join(file.name for file in held.files), len(held.files) >= MOST
        fault = Fault.PARTLY if left_out else Fault.NONE
        found = Document(names, Kind.ARCHIVE, len(held.files), fault if held.is_whole else Fault.DAMAGED)
        yield ReceivedAttachment(safe_name(name, content_type), content_type, len(raw), raw, found)
        yield from self._packed(held)

    def _packed(self, package: Tnef) -> Iterator[ReceivedAttachment]:
        """The files of a winmail.dat, and the messages in it."""
        return (self._named(file.name, file.content) for file in package.files)

    def _attached_mail(self, part: Message) -> ReceivedAttachment:
        """An attached mail, or the blocks of a delivery report."""
        content_type, _ = kind(part)
        mails = blocks(part)
        subjects = " ".join(filter(None, (headers.first(one, "Subject") for one in mails)))
        raw = b"\n".join(map(_raw, mails))
        name = safe_name(_name(part) or subjects, content_type)
        return ReceivedAttachment(name, content_type, len(raw), raw, self._letter(map(_Letter.of_mail, mails)))

    def _named(self, name: str, raw: bytes) -> ReceivedAttachment:
        return self._file(name, mimetypes.guess_type(name)[0] or "application/octet-stream", raw)

    def _file(self, name: str, content_type: str, raw: bytes, charset: str = "") -> ReceivedAttachment:
        found = self._document(name, content_type, raw, charset)
        return ReceivedAttachment(safe_name(name, content_type), content_type, len(raw), raw, found)

    def _document(self, name: str, content_type: str, raw: bytes, charset: str) -> Document:
        if self._effort.is_spent:
            return Document(kind=kind_of(raw, name, content_type), fault=Fault.HEAVY)
        if raw.startswith(SIGNATURE):
            return self._letter([_Letter.of_package(tnef(raw))])
        if kind_of(raw, name, content_type) is Kind.LETTER:
            return self._letter([_Letter.of_mail(taken_apart(mended(raw)))])
        return documents.read(raw, name, content_type, charset)

    def _letter(self, letters: Iterable[_Letter]) -> Document:
        """The text of attached mails and of the files in them."""
        text, fault = "", Fault.NONE if self._depth < DEEPEST else Fault.PARTLY
        for letter in letters:
            text += letter.words
            fault = fault if letter.is_whole else Fault.PARTLY
            for number, file in enumerate(self._within(letter)):
                if number == MOST:
                    fault = Fault.PARTLY
                    break
                text += f"\n\n■ {file.name}\n{file.text}"
                fault = Fault.PARTLY if file.document.fault else fault
            text += "\n\n"
        whole = text.strip("\n")
        short = cut(whole, LONGEST_MAIL)
        return Document(short, Kind.LETTER, fault=Fault.CUT if len(short) < len(whole) else fault)

    def _within(self, letter: _Letter) -> Iterator[ReceivedAttachment]:
        below = _Files(self._effort, self._depth + 1)
        files = below.of(letter.holder) if isinstance(letter.holder, Message) else below._packed(letter.holder)
        return islice(files, MOST + 1 if self._depth < DEEPEST else 0)


def _name(part: Message) -> str:
    named = headers.parameters(part, "Content-Disposition")[1].get("filename", "")
    return named or kind(part)[1].get("name", "")


def _raw(block: Message) -> bytes:
    """The bytes of a mail; empty if Python's email library can read it but not write it."""
    try:
        return block.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""


def _words(block: Message) -> str:
    """An attached mail as a reader would see it."""
    names = list(dict.fromkeys(block.keys()))[:MOST]
    fields = [f"{name}: {headers.first(block, name)}" for name in names]
    found = body(block)
    return "\n".join(fields) + f"\n\n{found.text}\n{unshown(found.html)}".rstrip("\n")
