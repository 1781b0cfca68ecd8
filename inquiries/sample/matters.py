"""What the invented customers ask: texts of our own, by channel."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

MATTERS = Path(__file__).parent / "matters"


@dataclass(frozen=True, slots=True)
class Matter:
    """A question, what the customer writes after our answer, and what a colleague notes."""

    channel: str
    topics: tuple[str, ...]
    text: str
    subject: str = ""
    again: str = ""
    note: str = ""
    language: str = "ja"
    nameless: bool = False
    offered: bool = False
    is_harassment: bool = False

    def about(self, issuer: str) -> "Matter":
        """The same matter with the name of this card company filled in."""
        text, again, note = (words.strip().replace("{issuer}", issuer) for words in (self.text, self.again, self.note))
        return replace(self, text=text, again=again, note=note)


def matters() -> list[Matter]:
    """All matters."""
    return [
        Matter(file.stem, **entry | {"topics": tuple(entry["topics"])})
        for file in sorted(MATTERS.glob("*.toml"))
        for entry in tomllib.loads(file.read_text("utf-8"))["matter"]
    ]
