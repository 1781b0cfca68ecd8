"""Taking the file in: topics and taboos as in the file, answers as drafts; all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.models import Answer, Clause, Event, Staff, Taboo, Topic, Version
from inquiries.models.answer.variant import NOTE
from inquiries.models.notice.owner import owner_of
from inquiries.models.priority import WORDS

from .reading import Refused
from .shape import TOPIC, WORDED, Chapter, Handbook


@dataclass(frozen=True)
class Taken:
    """The numbers of topics, taboos and answers that are new or changed."""

    topics: int
    taboos: int
    answers: int


def put_in(book: Handbook, version: Version, *, by: Staff | None, dry_run: bool = False) -> Taken:
    """Takes the file in; with `dry_run` only counts. Refused names every quotation that the notice does not hold."""
    quotes = _Quotes(version)
    if wrong := [*_taken_keys(book), *(sentence for chapter in book.chapters for sentence in quotes.missing(chapter))]:
        raise Refused(*wrong)
    with transaction.atomic():
        taken = _take(book, version, quotes, by)
        transaction.set_rollback(dry_run)
    return taken


class _Quotes:
    """The clauses of the version in force by their text."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.by_text = {clause.text: clause for clause in version.clauses.order_by("-order")}

    def missing(self, chapter: Chapter) -> Iterable[str]:
        told = _("%(topic)s: this sentence does not stand in version %(number)s of the notice: “%(quote)s”")
        for quote in dict.fromkeys(quote for answer in chapter.answers for quote in answer.get("quotes", [])):
            if quote not in self.by_text:
                yield told % {"topic": chapter.key, "number": self.version.number, "quote": quote}

    def of(self, answer: dict[str, Any]) -> list[Clause]:
        return [self.by_text[quote] for quote in dict.fromkeys(answer.get("quotes", []))]


def _taken_keys(book: Handbook) -> Iterable[str]:
    """The number keys of topics that are not in the file."""
    others = dict(
        Topic.objects.exclude(key__in=[chapter.key for chapter in book.chapters])
        .exclude(digit=None)
        .values_list("digit", "key")
    )
    told = _("%(topic)s: the key %(digit)s is that of %(other)s.")
    for chapter in book.chapters:
        if (digit := chapter.topic.get("digit")) in others:
            yield told % {"topic": chapter.key, "digit": digit, "other": others[digit]}


def _take(book: Handbook, version: Version, quotes: _Quotes, by: Staff | None) -> Taken:
    before = {topic.key: topic for topic in Topic.objects.filter(key__in=[chapter.key for chapter in book.chapters])}
    Topic.objects.filter(key__in=before).update(digit=None)
    changed, taboos, answers = [], _set_taboos(None, book.never, by) if book.never is not None else 0, 0
    for chapter in book.chapters:
        topic = before.get(chapter.key) or Topic(key=chapter.key)
        fields = _fields(topic, chapter)
        if chapter.key not in before or any(getattr(topic, name) != value for name, value in fields.items()):
            changed.append(chapter.key)
        for name, value in fields.items():
            setattr(topic, name, value)
        topic.save()
        taboos += _set_taboos(topic, chapter.never, by)
        answers += sum(_draft(topic, version, said, quotes.of(said), by) for said in chapter.answers)
    if changed or taboos or answers:
        Event.record("handbook.taken_in", by=by, topics=changed, taboos=taboos, answers=answers)
    return Taken(len(changed), taboos, answers)


def _fields(topic: Topic, chapter: Chapter) -> dict[str, Any]:
    """The topic's fields; a missing field is blank. In older files the route names the owner, and priorities stay."""
    blank = Topic(owner=topic.owner if topic.route == chapter.topic.get("route") else "", priority=topic.priority)
    fields = {name: getattr(blank, name) for name in TOPIC} | chapter.topic
    priority = WORDS.get(fields["priority"], fields["priority"])
    return fields | {"owner": fields["owner"] or owner_of(fields["route"]), "priority": priority}


def _set_taboos(topic: Topic | None, never: list[dict[str, Any]], by: Staff | None) -> int:
    """Makes the taboos those of the file; returns the number of changes. In older files they are for everybody."""
    said = {row["words"]: _telling(row) for row in never}
    changes = 0
    for taboo in Taboo.objects.filter(topic=topic).select_related("topic"):
        telling = said.pop(taboo.words, None)
        if telling is None:
            taboo.lift(by=by)
        elif telling != _telling(vars(taboo)):
            taboo.retell(by=by, **telling)
        else:
            continue
        changes += 1
    for words, telling in said.items():
        Taboo.objects.add(words, by=by, topic=topic, **telling)
    return changes + len(said)


def _telling(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: row.get(name, "") for name in ("because", "instead")}
    return told | {"cohorts": sorted({*row.get("cohorts", [])})}


def _draft(topic: Topic, version: Version, said: dict[str, Any], clauses: list[Clause], by: Staff | None) -> bool:
    """Drafts the answer unless an equal one is in use. Without a handling note in the file the old one stays."""
    words = {name: said.get(name, {} if name == "variants" else "") for name in WORDED}
    live = list(Answer.objects.of(version).current().filter(topic=topic).to_show().in_order())
    if NOTE not in said:
        words[NOTE] = next((one.handling_note for one in live if one.cohort == words["cohort"]), "")
    for answer in live:
        if answer.clauses == clauses and all(getattr(answer, name) == value for name, value in words.items()):
            return False
    Answer.objects.draft(topic, version, by=by, words=words, clauses=clauses)
    return True
