"""Reads a sample."""

import re
import unicodedata
from pathlib import Path

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import ReceivedMail

FOLDER = Path(__file__).parent / "samples"
OURS = "madoguchi@example.jp"


def bare(kept: str) -> str:
    """What is stored, without tags, widths and separators, as somebody would who looks for a card number."""
    return re.sub(r"<[^>]*>|[\s\-]", "", unicodedata.normalize("NFKC", kept))


def read(name: str) -> ReceivedMail:
    """The sample of this name, as the desk whose address is OURS receives it."""
    return parse((FOLDER / f"{name}.eml").read_bytes(), own={OURS})
