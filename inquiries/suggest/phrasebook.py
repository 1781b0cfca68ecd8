"""The phrasebook: how people ask about each topic, in our own words."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phrasebook"


@cache
def phrasebook() -> dict[str, list[str]]:
    """Phrases by topic key."""
    phrases: dict[str, list[str]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        phrases |= tomllib.loads(file.read_text("utf-8"))
    return phrases
