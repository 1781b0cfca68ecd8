"""Who wrote a forwarded mail: by the header printed above it, or by the attached mail."""

import re
from collections.abc import Iterator
from email.message import Message

from inquiries.mail.history.header_blocks import FROM_LINE, OTHER_LINE
from inquiries.mail.history.headings import FORWARD
from inquiries.mail.reading.addresses import Address, addresses, people
from inquiries.mail.reading.parts import kind, leaves
from inquiries.ours import Ours

from .automatic_subject import FORWARDS

MAILTO = re.compile(r"\[(?:mailto:)?([^\[\]\s]+@[^\[\]\s]+)\]", re.IGNORECASE)
QUOTE = re.compile(r"^\s{0,3}(?:[>＞]\s?){1,5}")
MOST_LINES, LONGEST = 2000, 500
BLOCK = 8
"""Lines of a printed header in which its other fields are looked for."""


def asker(mail: Message, subject: str, text: str, own: Ours) -> Address | None:
    """The first author from outside our domain, else the first one; perhaps only a name. None: it is no forward."""
    lines = [QUOTE.sub("", line) for line in text.split("\n")[:MOST_LINES]]  # phones put `>` before a forwarded mail
    start = next((at for at, line in enumerate(lines) if FORWARD.match(line)), None)
    if start is None and not FORWARDS.match(subject):
        return None
    found = [*_in_text(lines[start or 0 :]), *_attached(mail)]
    return next((one for one in found if not own.has_neighbour(one.address)), found[0] if found else None)


def _in_text(lines: list[str]) -> Iterator[Address]:
    for at, line in enumerate(lines):
        if not FROM_LINE.match(line) or len(line) > LONGEST:
            continue
        if not any(OTHER_LINE.match(other) for other in lines[max(at - BLOCK, 0) : at + BLOCK]):
            continue
        said = MAILTO.sub(r"<\1>", re.split("[:：]", line, maxsplit=1)[1].strip(" *\t　"))
        named = people([said])
        yield named[0] if named else Address("", said.strip('"'))


def _attached(mail: Message) -> Iterator[Address]:
    for leaf in leaves(mail):
        if kind(leaf)[0] == "message/rfc822":
            for block in leaf.get_payload() if leaf.is_multipart() else []:
                yield from addresses(block, "From")[:1] if isinstance(block, Message) else []
