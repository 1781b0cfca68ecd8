"""The people in a From, To or Cc field: by what mail programs write, of which RFC 5322 forbids a good deal."""

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
    """The people of this field. Names are decoded last, so that none can pose as an address."""
    fields = headers.all_of(part, name)
    # Some programs encode the whole field, address and all; it is read only where nothing else is to be had.
    return people(fields) or people([headers.text(field) for field in fields])


def is_address(text: str) -> bool:
    """Whether mail can be sent there at all (RFC 5321, 4.5.3.1.3)."""
    return len(text) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(text))


def people(fields: list[str]) -> tuple[Address, ...]:
    """The people of these fields, or of lines that are written like them."""
    found = (_address(piece) for field in fields for piece in _pieces(field))
    return tuple(one for one in found if is_address(one.address))[:MOST]


def _pieces(field: str) -> Iterator[list[str]]:
    """The field at its commas, in tokens; a comma in a name that nobody quoted parts nobody."""
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
    """What stands behind the address: a name, or only the mark of a sentence."""
    return "".join(piece[piece.index(angle) + 1 :])


def _bare(token: str) -> str:
    """Without the quotation marks of RFC 5322, and those that are left over."""
    inside = token[1:-1] if len(token) > 1 and token[0] == token[-1] == '"' else token.replace('"', "")
    return re.sub(r"\\(.)", r"\1", inside)
