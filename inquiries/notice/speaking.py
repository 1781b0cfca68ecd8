"""How answers are said on the telephone: short sentences of ours around the same quotation."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def spoken(topic: str, *, quotes: bool) -> dict[str, str]:
    """The spoken words of a topic by field; nothing where they would lead to a quotation that is not there."""
    words = _all().get(topic, {})
    return words if quotes or "opening" not in words else {}


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "spoken.toml").read_text(encoding="utf-8"))
