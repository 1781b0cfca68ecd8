"""The phrasebook: how people ask about each topic, in our own words, register by register."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Phrase(NamedTuple):
    """A text, the topic under which an operator would look for its answer, and its register."""

    text: str
    topic: str
    register: str


@cache
def phrasebook() -> tuple[Phrase, ...]:
    """All phrases. An inquiry about several topics has its main one."""
    return (*_of_one_topic(), *_of_several())


def _of_one_topic() -> Iterator[Phrase]:
    for file in sorted((HERE / "phrasebook").glob("*.toml")):
        for topic, phrases in tomllib.loads(file.read_text("utf-8")).items():
            yield from (Phrase(text, topic, file.stem) for text in phrases)


def _of_several() -> Iterator[Phrase]:
    for inquiry in tomllib.loads((HERE / "several.toml").read_text("utf-8"))["inquiry"]:
        yield Phrase(inquiry["text"], inquiry["topics"][0], "several")
