"""Number 受付番号: the receipt number of an inquiry, as people write it."""

from __future__ import annotations

import re
import unicodedata


def plain_number(text: str) -> int | None:
    """The number behind 'H-000123', 'h123' or 'H-000123'; None where there is none."""
    found = re.fullmatch(r"[Hh]?[-‐-―ー−]?0*([1-9]\d{0,9})", unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None
