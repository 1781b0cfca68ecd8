"""Header fields as they really arrive: folded, encoded (RFC 2047, RFC 2231) or raw, cut inside a character."""

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from inquiries.documents.charset import decode

from .encoded_words import decoded

LONGEST_ID = 997
"""Octets with brackets: an identifier cannot be folded, and its line of 998 begins with a blank (RFC 5322, 2.1.1)."""
MESSAGE_ID = re.compile(r"<([^<>\s]{1,995})>")
FOLDED_ID = re.compile(r"<[^<>@]{1,1100}@[^<>@]{1,1100}>")
BARE_ID = re.compile(r"(?<![^\s<])[^\s<>@]{1,500}@[^\s<>@]{1,400}(?![^\s>])")
PARAMETER = re.compile(r""";\s*([^\s=;*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)""")
# Percent-encoded as in RFC 2231, by programs that forget the `*` behind the parameter's name.
PERCENTED = re.compile(r"^(?=[\x21-\x7e]+$).*(?:%[89A-Fa-f][\dA-Fa-f]){2}")
# Characters that turn the direction of writing or have no width: in a file name they can hide its true ending.
# Zero-width joiners stay between non-ASCII characters: some scripts and composed emoji need them.
INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
BLANK = re.compile("[^\\S\u3000]+")
LONGEST = 20_000
# An encoded word may hold only ASCII (RFC 2047, 2); some programs write the raw bytes of its charset.
QUOTED_WORD = re.compile(rb"=\?[^?\s]{1,60}\?[qQ]\?(?:(?!=\?)[^?]|\?(?!=))*")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class Piece(NamedTuple):
    """One piece of a parameter (RFC 2231, 3). The number is -1 for a parameter that is not split."""

    number: int
    is_encoded: bool
    value: str


def all_of(part: Message, name: str) -> list[str]:
    """Every field of this name: unfolded, raw bytes decoded, encoded words not yet decoded."""
    return [_unfold(str(value), part) for key, value in part.raw_items() if key.lower() == name.lower()]


def first(part: Message, name: str) -> str:
    """The first field of this name as text, or an empty string."""
    return next((text(value) for value in all_of(part, name)), "")


def text(value: str) -> str:
    """A field's words on one line. The wide space (U+3000) stays: it is part of Japanese names."""
    return " ".join(BLANK.split(INVISIBLE.sub("", decoded(value)))).strip()


def message_ids(part: Message, name: str) -> tuple[str, ...]:
    """The identifiers in a Message-ID, In-Reply-To or References field, with their brackets."""
    joined = FOLDED_ID.sub(lambda folded: "".join(folded[0].split()), " ".join(all_of(part, name)))
    found = MESSAGE_ID.findall(joined) or BARE_ID.findall(joined)  # some programs forget the brackets
    whole = (f"<{identifier}>" for identifier in found)
    return tuple(dict.fromkeys(one for one in whole if len(one.encode()) <= LONGEST_ID))


def date(written: str) -> datetime | None:
    """A date field in UTC; None if it cannot be read. A date without a zone counts as UTC."""
    try:
        at = parsedate_to_datetime(written)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def parameters(part: Message, name: str) -> tuple[str, dict[str, str]]:
    """A field's value in small letters, and its parameters, joined from their pieces (RFC 2231)."""
    field = next(iter(all_of(part, name)), "")
    pieces: dict[str, list[Piece]] = {}
    for key, number, star, value in PARAMETER.findall(field):
        bare = re.sub(r'\\(["\\])', r"\1", value[1:-1]) if value.startswith('"') else value.strip()
        pieces.setdefault(key.lower(), []).append(Piece(int(number or -1), bool(star), bare))
    return field.split(";")[0].strip().lower(), {key: _joined(found) for key, found in pieces.items()}


def _joined(pieces: list[Piece]) -> str:
    better = sorted(piece for piece in pieces if piece.is_encoded or piece.number >= 0)
    if not any(piece.is_encoded for piece in better):
        bare = "".join(piece.value for piece in better or pieces[:1])
        return text(decode(unquote_to_bytes(bare), "") if PERCENTED.search(bare) else bare)
    charset, joined = "", ""
    for piece in better:
        value = piece.value
        if piece is better[0] and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        joined += value if piece.is_encoded else value.replace("%", "%25")
    return text(decode(unquote_to_bytes(joined), charset))  # after joining: some programs cut inside `%XX`


def _unfold(value: str, part: Message) -> str:
    raw = value[:LONGEST].encode("utf-8", "surrogateescape")
    if raw.isascii():
        return re.sub(r"\n[ \t]*", " ", decode(raw)).strip()
    words = QUOTED_WORD.sub(lambda word: re.sub(rb"[\x80-\xff]", _as_octet, word[0]), raw)
    return re.sub(r"\n[ \t]*", " ", decode(words, hint=_charset_of(part))).strip()


def _as_octet(byte: re.Match[bytes]) -> bytes:
    return b"=%02X" % byte[0][0]


def _charset_of(part: Message) -> str:
    """The charset of the body: programs write raw bytes in a header in the same charset."""
    declared = next((str(value) for key, value in part.raw_items() if key.lower() == "content-type"), "")
    found = CHARSET.search(declared)
    return found[1] if found else ""
