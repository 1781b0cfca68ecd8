"""Loading a notice: its version, clauses and topics, and an answer to every topic, in one transaction or not at all.

The text that is in force already is not loaded again: the same version comes back and nothing is written. A new text
takes every answer along. What quotes and misses the same as before stays approved; the rest needs review.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.masking import mask
from inquiries.models import Clause, Notice, Staff, Taboo, Topic, Version
from inquiries.models.succession import retire_before

from .carrying import Passage, carry
from .catalogue import Entry, catalogue
from .clauses import Clause as Sentence
from .comparing import Changes, compare
from .drafting import Draft, drafts
from .manners import of_all, of_topic, questions
from .reading import Reading, read
from .speaking import spoken

TOPIC_FIELDS = ("order", "name_ja", "name_en", "description", "route", "due_minutes", "is_public", "digit")


class NotLoaded(Exception):
    """The notice cannot be taken in; the message says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A version, what is new in it against the one before, and whether it was taken in just now."""

    version: Version
    changes: Changes | None
    is_new: bool


def number_and_changes(reading: Reading) -> tuple[int, Changes | None]:
    """Which version this text is or would be, and what differs from the one before."""
    newest = Version.objects.in_force()
    if newest and _is_loaded(newest, reading):
        before = newest.notice.versions.filter(number=newest.number - 1).first()
        return newest.number, _changes(before, reading)
    return (newest.number + 1 if newest else 1), _changes(newest, reading)


@transaction.atomic
def load(reading: Reading, *, by: Staff | None = None) -> Loaded:
    """Take the notice in as the version in force. Refused with NotLoaded."""
    notice = Notice.objects.select_for_update().first() or Notice.objects.create(company=reading.company)
    number, changes = number_and_changes(reading)
    before = Version.objects.in_force()
    if before and before.number == number:
        return Loaded(before, changes, is_new=False)
    _check(reading, before)
    version = _publish(notice, number, reading, by)
    passage = Passage.between(before, version, changes) if before and changes else None
    topics, old = _topics(catalogue()), _old_drafts(before)
    for draft in drafts(reading):
        key = draft.topic.key
        for answer in carry(topics[key], version, draft, old.get(key), passage):
            answer.speak(spoken(key, quotes=bool(draft.clauses)))
    retire_before(version)
    return Loaded(version, changes, is_new=True)


def _is_loaded(version: Version, reading: Reading) -> bool:
    return version.text == reading.text and version.published_on == reading.published


def _check(reading: Reading, before: Version | None) -> None:
    if any(finding.kind == "pan" for finding in mask(reading.text).findings):
        raise NotLoaded(_("A card number stands in the notice. Take it out first."))
    if before and reading.text == before.text:
        raise NotLoaded(
            _("This text is version %(number)s already, published on %(date)s.")
            % {"number": before.number, "date": before.published_on.isoformat()}
        )


def is_older(reading: Reading) -> bool:
    """The version in force was published later: a slip of the year, perhaps. Worth a word, not a refusal."""
    newest = Version.objects.in_force()
    return newest is not None and reading.published < newest.published_on


def _changes(before: Version | None, reading: Reading) -> Changes | None:
    if before is None:
        return None
    old = list(before.clauses.order_by("order"))
    return compare(
        [clause.text for clause in old],
        [clause.text for clause in reading.clauses],
        old_under=[tuple(clause.section) for clause in old],
        new_under=[clause.section.headings for clause in reading.clauses],
    )


def _publish(notice: Notice, number: int, reading: Reading, by: Staff | None) -> Version:
    version = Version(
        number=number,
        title=reading.title,
        text=reading.text,
        published_on=reading.published,
        facts=reading.facts.as_json(),
    )
    return notice.publish(version, [_row(clause) for clause in reading.clauses], by=by)


def _row(clause: Sentence) -> Clause:
    return Clause(
        key=clause.key,
        order=clause.order,
        section=list(clause.section.headings),
        text=clause.text,
        start=clause.start,
        end=clause.end,
    )


def _topics(entries: Iterable[Entry]) -> dict[str, Topic]:
    """The catalogue as rows; a topic that is there stays as the desk has made it."""
    topics, taboos = {}, [] if Topic.objects.exists() else list(of_all())
    for entry in entries:
        fields = {name: getattr(entry, name) for name in TOPIC_FIELDS} | questions().get(entry.key, {})
        topics[entry.key], made = Topic.objects.get_or_create(key=entry.key, defaults=fields)
        taboos += of_topic(topics[entry.key], entry) if made else []
    Taboo.objects.bulk_create(taboos)
    return topics


def _old_drafts(before: Version | None) -> dict[str, Draft]:
    """What would be drafted from the version before."""
    if before is None:
        return {}
    return {draft.topic.key: draft for draft in drafts(read(before.text, published=before.published_on))}
