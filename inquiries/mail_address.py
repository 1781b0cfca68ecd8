"""Mail addresses in one spelling, in which they are stored, compared and sent."""

import re
import unicodedata

import idna

MARKS = re.compile(r"[^\w]+$")
"""Punctuation behind an address: no domain ends so."""
WRAPPED = re.compile(r"""^[<‘’'"“”「『（(\[]+""")
CLOSING = set("""'"’”」』）)]>""")
"""An address may begin with an apostrophe, but if one also ends it, both are quotation marks."""


def plain_address(text: str) -> str:
    """The address in small letters, without punctuation around it, with its domain in ASCII (IDNA)."""
    local, at, domain = "".join(text.split()).removeprefix("mailto:").rpartition("@")
    if not at:
        return text.strip().lower()
    if (behind := MARKS.search(domain)) and CLOSING & set(behind[0]):
        local = WRAPPED.sub("", local)
    return f"{unicodedata.normalize('NFC', local).lower()}@{plain_domain(domain)}"


def plain_domain(domain: str) -> str:
    """A domain in ASCII (RFC 5891, UTS 46): `bücher.example`, in any width, becomes `xn--bcher-kva.example`.

    An invalid domain is only put in small letters.
    """
    bare = MARKS.sub("", unicodedata.normalize("NFKC", domain)).lower()
    if bare.isascii():
        return bare
    try:
        return idna.encode(bare, uts46=True).decode("ascii")
    except idna.IDNAError:
        return bare


def is_sendable_anywhere(address: str) -> bool:
    """Whether the part before the @ is ASCII; for others a mail server needs SMTPUTF8 (RFC 6531)."""
    return address.rpartition("@")[0].isascii()
