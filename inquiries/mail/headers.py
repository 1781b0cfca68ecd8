"""Header fields as they really arrive: folded, encoded by RFC 2047 and 2231 or not at all, cut in mid-character."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from .charset import decode

ENCODED_WORD = re.compile(r"=\?([^?\s*]*)(?:\*[^?]*)?\?([bBqQ])\?([^?]*)\?=")
ENCODED_RUN = re.compile(rf"{ENCODED_WORD.pattern}(?:\s*{ENCODED_WORD.pattern})*")
ADDRESS = re.compile(r"""(?:[^\s@<>()\[\]\\,;:"]+|"[^"\s]+")@[^\s@<>()\[\]\\,;:"']+""")
POSING = re.compile(r'(^|,)\s*([^"<>,;]*@[^"<>,;]*?)\s*(?=<)')
MESSAGE_ID = re.compile(r"<([^<>\s]{1,240})>")
PARAMETER = re.compile(r""";\s*([^\s=;*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)""")
# Marks that turn the direction of writing, or have no width: in a name they only deceive.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
LONGEST = 20_000
LONGEST_ADDRESS = 254


class Address(NamedTuple):
    """A mail address in small letters, and the name beside it."""

    address: str
    name: str


class Piece(NamedTuple):
    """One piece of a parameter; a number below nought says that it is not in pieces."""

    number: int
    is_encoded: bool
    value: str


def all_of(part: Message, name: str) -> list[str]:
    """Every field of this name, unfolded, raw bytes decoded, encoded words left as they are."""
    return [_unfold(str(value)) for key, value in part.raw_items() if key.lower() == name.lower()]


def first(part: Message, name: str) -> str:
    """The first field of this name as text, or an empty text."""
    return next((text(value) for value in all_of(part, name)), "")


def text(value: str) -> str:
    """A field's words on one line."""
    return " ".join(INVISIBLE.sub("", ENCODED_RUN.sub(_decoded_run, value)).split())


def addresses(part: Message, name: str) -> tuple[Address, ...]:
    """The people of a From, To or Cc field. Names are decoded last, so that none can pose as an address."""
    fields = all_of(part, name)
    # Some programs encode the whole field, address and all; it is read only where nothing else is to be had.
    return _mailboxes(fields) or _mailboxes([text(field) for field in fields])


def is_address(text: str) -> bool:
    """Whether mail can be sent there at all (RFC 5321, 4.5.3.1.3)."""
    return len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text))


def _mailboxes(fields: list[str]) -> tuple[Address, ...]:
    # An address written where the name belongs is a name: `victim@example.jp <sender@example.com>`.
    quoted = [POSING.sub(r'\1"\2" ', field) for field in fields]
    parsed = ((text(display), spelled.lower()) for display, spelled in getaddresses(quoted))
    return tuple(Address(spelled, display) for display, spelled in parsed if is_address(spelled))


def message_ids(part: Message, name: str) -> tuple[str, ...]:
    """The identifiers in a Message-ID, In-Reply-To or References field, with their brackets."""
    joined = " ".join(all_of(part, name))
    found = [f"<{identifier}>" for identifier in MESSAGE_ID.findall(joined)]
    return tuple(dict.fromkeys(found))


def date(written: str) -> datetime | None:
    """What a date field says, in UTC."""
    try:
        at = parsedate_to_datetime(written)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def parameters(part: Message, name: str) -> tuple[str, dict[str, str]]:
    """A field's value in small letters and its parameters, their pieces put together (RFC 2231)."""
    field = next(iter(all_of(part, name)), "")
    pieces: dict[str, list[Piece]] = {}
    for key, number, star, value in PARAMETER.findall(field):
        bare = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value.strip()
        pieces.setdefault(key.lower(), []).append(Piece(int(number or -1), bool(star), bare))
    return field.split(";")[0].strip().lower(), {key: _joined(found) for key, found in pieces.items()}


def _joined(pieces: list[Piece]) -> str:
    better = sorted(piece for piece in pieces if piece.is_encoded or piece.number >= 0)
    if not any(piece.is_encoded for piece in better):
        return text("".join(piece.value for piece in better or pieces[:1]))
    charset, raw = "", b""
    for piece in better:
        value = piece.value
        if piece is better[0] and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        raw += unquote_to_bytes(value) if piece.is_encoded else value.encode("utf-8", "replace")
    return text(decode(raw, charset))


def _unfold(value: str) -> str:
    raw = value[:LONGEST].encode("utf-8", "surrogateescape")
    return re.sub(r"\n[ \t]*", " ", decode(raw)).strip()


def _decoded_run(run: re.Match[str]) -> str:
    """Neighbouring words of one charset are decoded as one, for senders cut in the middle of a character."""
    return "".join(decode(raw, charset) for charset, raw in _words(run[0]))


def _words(run: str) -> Iterator[tuple[str, bytes]]:
    charset, raw = "", b""
    for label, encoding, payload in ENCODED_WORD.findall(run):
        if label.lower() != charset.lower() and raw:
            yield charset, raw
            raw = b""
        charset = label
        raw += _base64(payload) if encoding in "bB" else quopri.decodestring(payload.encode(), header=True)
    yield charset, raw


def _base64(payload: str) -> bytes:
    bare = re.sub(r"[^A-Za-z0-9+/]", "", payload)
    try:
        return base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "===")
    except binascii.Error:
        return b""
