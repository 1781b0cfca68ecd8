"""Reads the samples."""

import re
import unicodedata
from pathlib import Path

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import ReceivedMail

FOLDER = Path(__file__).parent / "samples"
OURS = "madoguchi@example.jp"


def bare(kept: str) -> str:
    """A stored text without tags, widths and separators, to search it for a card number."""
    return re.sub(r"<[^>]*>|[\s\-]", "", unicodedata.normalize("NFKC", kept))


def read(name: str) -> ReceivedMail:
    """The parsed sample of this name, as received by the desk with the address OURS."""
    return parse((FOLDER / f"{name}.eml").read_bytes(), own={OURS})
