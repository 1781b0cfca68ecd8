"""Seed data beside the catalogue: how customers ask about a topic, and the taboos, which staff must never say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inquiries.models import Taboo, Topic

from .catalogue import Entry

HERE = Path(__file__).parent


@cache
def questions() -> dict[str, dict[str, str]]:
    """For each topic key `asked_ja` and `asked_en`."""
    return tomllib.loads((HERE / "questions.toml").read_text("utf-8"))


@cache
def tellings() -> dict[str, dict[str, str]]:
    """For each taboo's words `because` and `instead`. The catalogue says which words belong to a topic."""
    return tomllib.loads((HERE / "taboos.toml").read_text("utf-8"))


def of_topic(topic: Topic, entry: Entry) -> Iterator[Taboo]:
    """The taboos of a topic, not saved."""
    for words in dict.fromkeys(entry.never_say):
        yield Taboo(topic=topic, words=words, **_telling(words))


def of_all() -> Iterator[Taboo]:
    """The taboos of all topics, not saved."""
    for words, telling in tellings().items():
        if "everywhere" in telling:
            yield Taboo(words=words, **_telling(words))


def _telling(words: str) -> dict[str, str]:
    return {name: tellings().get(words, {}).get(name, "") for name in ("because", "instead")}
