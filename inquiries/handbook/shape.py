"""The shape of the file: which fields a topic, an answer and a taboo have, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FORMAT = "hotline-handbook-1"
TOPIC = {
    "order": int,
    "name_ja": str,
    "name_en": str,
    "asked_ja": str,
    "asked_en": str,
    "description": str,
    "route": str,
    "owner": str,
    "due_minutes": int,
    "priority": str,
    "is_public": bool,
    "digit": int,
}
NEEDED = ("name_ja", "name_en")
TABOO = {"words": str, "because": str, "instead": str, "cohorts": list}
ANSWER = {
    "state": str,
    "cohort": str,
    "version": int,
    "opening": str,
    "quotes": list,
    "silence": str,
    "next_step": str,
    "handling_note": str,
    "variants": dict,
}
WORDED = ("cohort", "opening", "silence", "next_step", "handling_note", "variants")
"""The fields that are compared, beside the quotes, to find an equal answer."""


@dataclass
class Chapter:
    """One topic of the file."""

    key: str
    topic: dict[str, Any]
    never: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Handbook:
    """The file: taboos of all topics, and the chapters."""

    never: list[dict[str, Any]] | None
    chapters: list[Chapter]
