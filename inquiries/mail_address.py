"""A mail address in the one spelling under which it is stored, compared and sent."""

import re
import unicodedata

import idna

MARKS = re.compile(r"[^\w]+$")
"""Of a sentence, behind an address: no domain ends like this."""
WRAPPED = re.compile(r"""^[<‘’'"“”「『（(\[]+""")
CLOSING = set("""'"’”」』）)]>""")
"""An apostrophe may begin an address, but where one ends it, both stand around it."""


def plain_address(text: str) -> str:
    """In small letters, without the marks of a sentence around it, its domain as the name servers know it (IDNA)."""
    local, at, domain = "".join(text.split()).removeprefix("mailto:").rpartition("@")
    if not at:
        return text.strip().lower()
    if (behind := MARKS.search(domain)) and CLOSING & set(behind[0]):
        local = WRAPPED.sub("", local)
    return f"{unicodedata.normalize('NFC', local).lower()}@{plain_domain(domain)}"


def plain_domain(domain: str) -> str:
    """A domain in ASCII (RFC 5891, mapped as UTS 46 says): `bücher.example` is `xn--bcher-kva.example`, in any width.

    What no registry could give away stays as it is, in small letters.
    """
    bare = MARKS.sub("", unicodedata.normalize("NFKC", domain)).lower()
    if bare.isascii():
        return bare
    try:
        return idna.encode(bare, uts46=True).decode("ascii")
    except idna.IDNAError:
        return bare


def is_sendable_anywhere(address: str) -> bool:
    """Whether every mail server can take it: only some can where the part before the @ is not ASCII (RFC 6531)."""
    return address.rpartition("@")[0].isascii()
