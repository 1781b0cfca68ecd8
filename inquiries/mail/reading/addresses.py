"""The people in a From, To or Cc field, as mail programs write it, often against RFC 5322."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from inquiries.mail_address import plain_address

from . import headers

ADDRESS = re.compile(r"""(?:[^\s@<>()\[\]\\,;:"]{1,128}|"[^"\s]{1,128}")@[^\s@<>()\[\]\\,;:"']{1,255}""")
LONGEST_ADDRESS = 254
MOST = 1000
TOKEN = re.compile(r'"(?:\\.|[^"\\]){0,400}"|<[^<>]*>|\((?:\\.|[^()\\]){0,400}\)|[,;]|[^,;"<(]+|.', re.DOTALL)
GROUP = re.compile(r'^[^"<@:=]*:')


class Address(NamedTuple):
    """A mail address in its one spelling, and the name beside it."""

    address: str
    name: str


def addresses(part: Message, name: str) -> tuple[Address, ...]:
    """The people of this field. Names are decoded last, so that an encoded name cannot pose as an address."""
    fields = headers.all_of(part, name)
    # Some programs encode the whole field, with the address; so decode it only if no address was found.
    return people(fields) or people([headers.text(field) for field in fields])


def is_address(text: str) -> bool:
    """Whether the text is an address of at most 254 characters (RFC 5321, 4.5.3.1.3)."""
    return len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text))


def people(fields: list[str]) -> tuple[Address, ...]:
    """The people of fields, or of lines in a text that are written like fields."""
    found = (_address(piece) for field in fields for piece in _pieces(field))
    return tuple(one for one in found if is_address(one.address))[:MOST]


def _pieces(field: str) -> Iterator[list[str]]:
    """The tokens of each person. A comma before any address belongs to a name that should have been quoted."""
    piece: list[str] = []
    bare = GROUP.sub("", field) if field.rstrip().endswith(";") else field
    for token in TOKEN.findall(bare):
        if token not in {",", ";"}:
            piece.append(token)
        elif "@" in "".join(piece):
            yield piece
            piece = []
        elif piece:
            piece.append(token)
    yield piece


def _address(piece: list[str]) -> Address:
    """`Name <address>`, `address (name)` or the address alone."""
    angles = [token for token in piece if len(token) > 2 and token.startswith("<")]
    if angles:
        spelled = angles[-1].strip("<> ").removeprefix("mailto:").rpartition(":")[2]
        said = piece if any(map(str.isalnum, _behind(piece, angles[-1]))) else piece[: piece.index(angles[-1])]
        name = "".join(_bare(token) for token in said if token[0] not in "<>")
    else:
        joined = "".join(token for token in piece if not token.startswith("("))
        found = ADDRESS.search(joined)
        spelled = found[0] if found else ""
        notes = [_bare(token[1:-1]) for token in piece if token.startswith("(") and len(token) > 1]
        name = " ".join(notes) or (joined[: found.start()].strip(' "<') if found else "")
    return Address(plain_address(spelled), headers.text(name))


def _behind(piece: list[str], angle: str) -> str:
    """The tokens behind the address: a name, or only punctuation."""
    return "".join(piece[piece.index(angle) + 1 :])


def _bare(token: str) -> str:
    """The token without quotation marks, paired or not, and without backslashes."""
    inside = token[1:-1] if len(token) > 1 and token[0] == token[-1] == '"' else token.replace('"', "")
    return re.sub(r"\\(.)", r"\1", inside)
