"""Writing the file: TOML 1.0, with texts of several lines on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from inquiries.models import Answer, Priority, Taboo, Topic, Version

from .shape import ANSWER, FORMAT, TABOO, TOPIC

ESCAPED = re.compile(r'[\\"\x00-\x08\x0b-\x1f\x7f]')


def write(version: Version) -> str:
    """The file with every topic, and every answer in use on this version."""
    return "\n".join(_lines(version)) + "\n"


def _lines(version: Version) -> Iterator[str]:
    yield "# " + _("Topics, answers and what is never said. Answers that are taken in are drafts until approved.")
    yield f"format = {_value(FORMAT)}"
    yield f"version = {version.number}"
    yield f"title = {_value(version.title)}"
    for taboo in Taboo.objects.general().order_by("pk"):
        yield from _table("[[never]]", TABOO, vars(taboo))
    answers = list(Answer.objects.of(version).current().to_show().in_order())
    for topic in Topic.objects.order_by("order", "key").prefetch_related("taboos"):
        said = vars(topic) | {"priority": Priority(topic.priority).word}
        yield from _table(f"[topic.{topic.key}]", TOPIC, said)
        for taboo in sorted(topic.taboos.all(), key=lambda taboo: taboo.pk):
            yield from _table(f"[[topic.{topic.key}.never]]", TABOO, vars(taboo))
        for answer in (one for one in answers if one.topic == topic):
            said = vars(answer) | {"version": version.number, "quotes": [clause.text for clause in answer.clauses]}
            yield from _table(f"[[topic.{topic.key}.answer]]", ANSWER, said)


def _table(head: str, fields: Mapping[str, type], row: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n{head}"
    yield from (f"{name} = {_value(row[name])}" for name in fields if row[name] not in (None, "", [], {}))


def _value(said: Any) -> str:
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, str):
        return _text(said)
    if isinstance(said, list):
        return "[\n" + "".join(f"  {_text(one)},\n" for one in said) + "]"
    if isinstance(said, dict):
        return "{ " + ", ".join(f"{_text(name)} = {_value(value)}" for name, value in said.items()) + " }"
    return str(said)


def _text(said: str) -> str:
    """A TOML string; of several lines if the text has them."""
    words = ESCAPED.sub(lambda letter: f"\\u{ord(letter[0]):04x}" if letter[0] not in '\\"' else f"\\{letter[0]}", said)
    return f'"""\n{words}"""' if "\n" in words else f'"{words}"'
