"""Proofing: a person checks and corrects the facts read from a notice, then it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inquiries.models import Check, Proof, Staff
from inquiries.models.notice.proof import ADDED_FROM, AlreadyPublished, ChangedMeanwhile
from inquiries.models.refusal import Refusal
from inquiries.notice.facts.fact import CORRECTED_BEFORE, Fact, read_from
from inquiries.notice.facts.facts import Facts
from inquiries.notice.reading import Reading, read
from inquiries.notice.schedule.printing import PRINTED, printed, renamed, without_doubts

from .loading import Loaded, NotLoaded, load

Verdict = Check.Verdict


class Unsettled(Refusal):
    """Unsure facts still wait for a person."""

    sentence = gettext_lazy("Some facts are still unsure. Confirm or correct each, or say that it is not stated.")


@dataclass(frozen=True, slots=True)
class Item:
    """One fact: its kind, its place among its kind, and a person's check of it."""

    name: str
    place: int
    fact: Fact
    check: Check | None = None

    @property
    def needs_somebody(self) -> bool:
        """Whether the fact is unsure and not checked yet."""
        return self.check is None and not self.fact.sure

    @property
    def is_added(self) -> bool:
        """Whether a person added it because the program did not read it."""
        return self.place >= ADDED_FROM

    @property
    def is_struck(self) -> bool:
        """Whether a person says that the notice does not state it."""
        return self.check is not None and self.check.verdict == Verdict.STRUCK

    @property
    def settled(self) -> Fact | None:
        """The fact as it will be in force; None if it is struck."""
        if self.check is None:
            return self.fact
        if self.is_struck:
            return None
        value: Any = self.fact.value if self.check.verdict == Verdict.CONFIRMED else self.check.value
        return replace(self.fact, value=without_doubts(value) if self.name == "schedule" else value, doubt="")


def items(reading: Reading, checks: Iterable[Check] = ()) -> list[Item]:
    """Every fact by kind, added ones last in their kind. A check counts only while its fact has the same quote."""
    said = {(check.fact, check.place): check for check in checks}
    found: list[Item] = []
    for name in names():
        for place, as_read in enumerate(_listed(getattr(reading.facts, name))):
            check = said.get((name, place))
            fact = _corrected_before(as_read, said) if name == "schedule" else as_read
            found.append(Item(name, place, fact, check if check and check.quote == fact.quote else None))
        added = (check for check in said.values() if check.fact == name and check.verdict == Verdict.ADDED)
        found += [item for check in added if (item := _added(reading, check))]
    return found


def checked(reading: Reading, checks: Iterable[Check]) -> Reading:
    """The reading with the checks applied."""
    facts: dict[str, Any] = {}
    settled = items(reading, checks)
    for name in names():
        kept = [fact for item in settled if item.name == name and (fact := item.settled)]
        is_list = isinstance(getattr(reading.facts, name), list)
        facts[name] = kept if is_list else next(reversed(kept), None)
    if facts["schedule"]:
        facts["schedule"] = renamed(facts["schedule"], _corrected_numbers(settled))
    facts.update(printed(reading.facts, facts["schedule"]))
    return replace(reading, facts=Facts(**facts))


def _corrected_numbers(settled: Iterable[Item]) -> dict[str, str]:
    """The telephone numbers that a person corrected: as read, to as corrected."""
    phones = [(item.fact.value, item.settled) for item in settled if item.name == "phones"]
    return {read: fact.value for read, fact in phones if fact and fact.value != read}


def names() -> list[str]:
    """The kinds of facts that a person checks; `hours` and `closed_days` follow from the schedule."""
    return [field.name for field in fields(Facts) if field.name not in PRINTED]


def read_again(proof: Proof) -> Reading:
    """Reads the proof's text again."""
    return read(proof.text, published=proof.published_on)


@transaction.atomic
def publish(proof: Proof, *, by: Staff, seen: str, reason: str = "") -> Loaded:
    """Put the notice in force; `seen` is the fingerprint of what its reader saw. No fact in it may be unsure.

    `reason` is asked where nobody but the person who loaded it may publish.
    """
    held = Proof.objects.select_for_update(of=("self",)).get(pk=proof.pk)
    if held.version_id:
        raise AlreadyPublished
    reading, checks = read_again(held), list(held.checks.all())
    if any(item.needs_somebody for item in items(reading, checks)):
        raise Unsettled
    alone_because = held.reason_of(by, reason)
    if held.fingerprint() != seen:
        raise ChangedMeanwhile
    loaded = load(checked(reading, checks), by=held.begun_by, published_by=by, alone_because=alone_because)
    if not loaded.is_new:
        raise NotLoaded(_("Version %(number)s was loaded before.") % {"number": loaded.version.number})
    proof.become(loaded.version)
    return loaded


def _corrected_before(fact: Fact, said: Mapping[tuple[str, int], Check]) -> Fact:
    """Adds a doubt to the schedule if a person has corrected hours or days before the schedule existed."""
    is_changed = any(name in PRINTED and check.verdict != Verdict.CONFIRMED for (name, _), check in said.items())
    return replace(fact, doubt=fact.doubt or CORRECTED_BEFORE) if is_changed else fact


def _listed(found: list[Fact] | Fact | None) -> list[Fact]:
    return found if isinstance(found, list) else [found] if found else []


def _added(reading: Reading, check: Check) -> Item | None:
    """An added fact: its quote is a whole clause; None if the text has no such clause."""
    clause = next((clause for clause in reading.clauses if clause.text == check.quote), None)
    if clause is None:
        return None
    fact = read_from(clause, 0, len(clause.folded.text), check.value)
    return Item(check.fact, check.place, fact, check)
