"""Reading the file: all its errors are reported at once, by line or by topic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from inquiries.masking import holds_number_of_person
from inquiries.models import Cohort, Topic
from inquiries.models.answer.variant import Variant
from inquiries.models.priority import WORDS
from inquiries.models.refusal import Refusal

from .shape import ANSWER, FORMAT, NEEDED, TABOO, TOPIC, Chapter, Handbook

MOST_BYTES = 4_000_000
PLACE = re.compile(r"line (\d+), column (\d+)")
LONGEST = {"words": 80, "because": 300, "instead": 300, "cohort": 20}


class Refused(Refusal):
    """The file was refused and nothing taken in; each sentence says where and why."""


def read(raw: bytes) -> Handbook:
    """The file as a Handbook; raises Refused with all errors."""
    table = _parsed(raw)
    wrong = list(_wrong(table))
    if wrong:
        raise Refused(*wrong)
    chapters = [
        Chapter(
            key, {name: said[name] for name in TOPIC if name in said}, said.get("never", []), said.get("answer", [])
        )
        for key, said in table.get("topic", {}).items()
    ]
    return Handbook(table.get("never"), chapters)


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > MOST_BYTES:
        raise Refused(_("The file is too large."))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        raise Refused(_("The file is not text in UTF-8.")) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = PLACE.search(str(error))
        line = place[1] if place else str(text.count("\n") + 1)
        raise Refused(
            _("Line %(line)s cannot be read. Look for a missing quotation mark or bracket.") % {"line": line}
        ) from None
    except ValueError:  # Python converts no number of more than 4,300 digits
        raise Refused(_("A number in the file has too many digits.")) from None
    if table.get("format") != FORMAT:
        raise Refused(
            _("This is no file of answers: it does not begin with format = “%(format)s”.") % {"format": FORMAT}
        )
    if holds_number_of_person(text):
        raise Refused(_("A number of a person, such as a card number, stands in the file. Take it out first."))
    return table


def _wrong(table: dict[str, Any]) -> Iterator[str]:
    if unknown := table.keys() - {"format", "version", "title", "never", "topic"}:
        yield _("Nobody knows the field %(field)s.") % {"field": ", ".join(sorted(unknown))}
    yield from _wrong_rows("never", table.get("never", []), TABOO, "words")
    topics = table.get("topic", {})
    if not isinstance(topics, dict):
        yield _("topic has to be a table for each topic.")
        return
    digits: dict[int, str] = {}
    for key, said in topics.items():
        yield from (_("%(topic)s: %(what)s") % {"topic": key, "what": what} for what in _wrong_topic(key, said))
        digit = said.get("digit") if isinstance(said, dict) else None
        if isinstance(digit, int) and digits.setdefault(digit, key) != key:
            yield _("%(topic)s: the key %(digit)s is that of %(other)s.") % {
                "topic": key,
                "digit": digit,
                "other": digits[digit],
            }


def _wrong_topic(key: str, said: Any) -> Iterator[str]:
    if not isinstance(said, dict):
        yield _("it has to be a table.")
        return
    yield from _wrong_fields({name: one for name, one in said.items() if name not in ("never", "answer")}, TOPIC)
    yield from (_("%(field)s is missing.") % {"field": name} for name in NEEDED if not said.get(name))
    yield from _wrong_rows("never", said.get("never", []), TABOO, "words")
    yield from _wrong_rows("answer", said.get("answer", []), ANSWER, "")
    fields = {name: said[name] for name in TOPIC if isinstance(said.get(name), TOPIC[name])}
    if fields.pop("priority", "normal") not in WORDS:
        yield _("priority has to be one of: %(words)s.") % {"words": ", ".join(WORDS)}
    try:
        Topic(key=key, **fields).clean_fields()
    except ValidationError as error:
        yield from (
            f"{name}: {' '.join(sentences)}" for name, sentences in error.message_dict.items() if name not in NEEDED
        )


def _wrong_rows(head: str, rows: Any, fields: Mapping[str, type], needed: str) -> Iterator[str]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield _("%(field)s has to be a list of tables.") % {"field": head}
        return
    for number, row in enumerate(rows, 1):
        wrong = [
            *_wrong_fields(row, fields),
            *([_("%(field)s is missing.") % {"field": needed}] if needed and not row.get(needed) else []),
        ]
        yield from (
            _("%(field)s, number %(number)s: %(what)s") % {"field": head, "number": number, "what": what}
            for what in wrong
        )
    named = [row.get(needed) for row in rows] if needed else []
    yield from (
        _("“%(words)s” stands there twice.") % {"words": one}
        for one in {str(one) for one in named if named.count(one) > 1}
    )


def _is_of_kind(name: str, said: Any, kind: Any) -> bool:
    if said.__class__ != kind:  # a bool is no number
        return False
    if name == "quotes":
        return all(isinstance(quote, str) for quote in said)
    if name == "cohorts":
        return all(isinstance(one, str) and one in Cohort.values for one in said)
    if name != "variants":
        return True
    ways = [way.items() if isinstance(way, dict) else [("", "")] for way in said.values()]
    return all(field in Variant._fields and isinstance(words, str) for way in ways for field, words in way)


def _wrong_fields(row: Mapping[str, Any], fields: Mapping[str, type]) -> Iterator[str]:
    for name, said in row.items():
        if name not in fields:
            yield _("Nobody knows the field %(field)s.") % {"field": name}
        elif not _is_of_kind(name, said, fields[name]):
            yield _("%(field)s is not of the right kind.") % {"field": name}
        elif isinstance(said, str) and len(said) > LONGEST.get(name, MOST_BYTES):
            yield _("%(field)s is too long.") % {"field": name}
