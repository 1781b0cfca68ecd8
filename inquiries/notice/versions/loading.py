"""Loading a notice: its version, clauses and topics, and an answer to every topic, in one transaction or not at all.

A text that is already in force is not loaded again: the same version is returned and nothing is written. A new text
carries every answer over. Answers with the same quotations and the same gaps stay approved; the others need review.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.masking import holds_number_of_person
from inquiries.models import Clause, Contradiction, FraudReport, Notice, Roster, Staff, Taboo, Topic, Version
from inquiries.models.answer.succession import retire_before
from inquiries.models.refusal import Refusal
from inquiries.notice.answers.catalogue import Entry, catalogue
from inquiries.notice.answers.drafting import Draft, drafts
from inquiries.notice.answers.seed import of_all, of_topic, questions
from inquiries.notice.answers.speaking import spoken
from inquiries.notice.reading import Reading, read
from inquiries.notice.text.cut import cut_word

from .carrying import Heir, Transition, heirs
from .comparing import Changes, compare
from .contradicting import contradicted

TOPIC_FIELDS = (
    *("order", "name_ja", "name_en", "description", "route", "owner"),
    *("due_minutes", "priority", "is_public", "digit"),
)


class NotLoaded(Refusal):
    """The notice cannot be taken in; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A version, its changes against the one before, and whether it was loaded now."""

    version: Version
    changes: Changes | None
    is_new: bool


def number_and_changes(reading: Reading) -> tuple[int, Changes | None]:
    """The number that this text has or would have as a version, and its changes against the one before."""
    newest = Version.objects.in_force()
    if newest and _is_loaded(newest, reading):
        before = newest.notice.versions.filter(number=newest.number - 1).first()
        return newest.number, _changes(before, reading)
    return (newest.number + 1 if newest else 1), _changes(newest, reading)


@transaction.atomic
def load(
    reading: Reading,
    *,
    by: Staff | None = None,
    published_by: Staff | None = None,
    alone_because: str = "",
    at: datetime | None = None,
) -> Loaded:
    """Loads the notice as the version in force; raises NotLoaded. `by`: the person who loaded it."""
    notice = Notice.objects.select_for_update().first() or Notice.objects.create(company=reading.company)
    number, changes = number_and_changes(reading)
    before = Version.objects.in_force()
    if before and before.number == number:
        return Loaded(before, changes, is_new=False)
    _check(reading, before)
    version = _version(number, reading)
    version.loaded_by, version.published_by, version.alone_because = by, published_by, alone_because
    notice.publish(version, rows(reading), at=at)
    topics, new = _topics(catalogue(), version.loaded_at), list(version.clauses.order_by("order"))
    for heir, draft in succession(reading, before, changes, new, topics):
        heir.write(version).speak(spoken(draft))
    retire_before(version)
    Contradiction.objects.take_down(list(contradictions(new, before, changes)))
    Roster.objects.recount(version, at=at)
    FraudReport.objects.weigh_again(version, at=at)
    return Loaded(version, changes, is_new=True)


def succession(
    reading: Reading, before: Version | None, changes: Changes | None, new: list[Clause], topics: Mapping[str, Topic]
) -> Iterator[tuple[Heir, Draft]]:
    """Every answer of the version with the `new` clauses (saved or not), and the draft on its topic."""
    transition = Transition.to(new, before, changes) if before and changes else None
    by_key, old = {clause.key: clause for clause in new}, _drafts_of(before)
    for draft in drafts(reading):
        key = draft.topic.key
        for heir in heirs(topics[key], draft, old.get(key), transition, by_key) if key in topics else ():
            yield heir, draft


def contradictions(
    new: list[Clause], before: Version | None, changes: Changes | None
) -> Iterator[tuple[Taboo, Clause]]:
    """Taboos that one of the `new` clauses (saved or not) says for the first time; none for the first version."""
    if before and changes:
        yield from contradicted(new, Transition.to(new, before, changes).origins())


def _is_loaded(version: Version, reading: Reading) -> bool:
    return version.text == reading.text and version.published_on == reading.published


def _check(reading: Reading, before: Version | None) -> None:
    if holds_number_of_person(reading.text):
        raise NotLoaded(_("A number of a person, such as a card number, stands in the notice. Take it out first."))
    if before and reading.text == before.text:
        raise NotLoaded(
            _("This text is version %(number)s already, published on %(date)s.")
            % {"number": before.number, "date": before.published_on.isoformat()}
        )


def is_older(reading: Reading) -> bool:
    """Whether the version in force was published later; perhaps the year is wrong. It is a warning, no refusal."""
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


def _version(number: int, reading: Reading) -> Version:
    return Version(
        number=number,
        title=reading.title,
        text=reading.text,
        published_on=reading.published,
        facts=reading.facts.as_json(),
    )


def rows(reading: Reading) -> list[Clause]:
    """The clauses as rows, not saved. `holds_from`: true only from that day; `is_cut`: ends inside a word."""
    later = {clause.order: date.fromisoformat(fact.value) for fact in reading.facts.later for clause in fact.clauses}
    return [
        Clause(
            key=clause.key,
            order=clause.order,
            section=list(clause.section.headings),
            text=clause.text,
            start=clause.start,
            end=clause.end,
            holds_from=later.get(clause.order),
            is_cut=bool(cut_word(clause.text)),
        )
        for clause in reading.clauses
    ]


def _topics(entries: Iterable[Entry], at: datetime) -> dict[str, Topic]:
    """The topics of the catalogue as rows; an existing topic keeps the desk's changes."""
    topics, taboos = {}, [] if Topic.objects.exists() else list(of_all())
    for entry in entries:
        fields = {name: getattr(entry, name) for name in TOPIC_FIELDS} | questions().get(entry.key, {})
        topics[entry.key], made = Topic.objects.get_or_create(key=entry.key, defaults=fields)
        taboos += of_topic(topics[entry.key], entry) if made else []
    for taboo in taboos:
        taboo.at = at
    Taboo.objects.bulk_create(taboos)
    return topics


def _drafts_of(version: Version | None) -> dict[str, Draft]:
    """The drafts from this version's text, by topic key."""
    if version is None:
        return {}
    return {draft.topic.key: draft for draft in drafts(read(version.text, published=version.published_on))}
