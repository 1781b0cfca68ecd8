"""Proofing: what was read from a notice, as a person corrected it, and its publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.models import Check, Proof, Staff
from inquiries.models.proof import ADDED_FROM, AlreadyPublished

from .fact import Fact, read_from
from .facts import Facts
from .loading import Loaded, NotLoaded, load
from .reading import Reading, read

Verdict = Check.Verdict


class Unsettled(Exception):
    """Facts that are not sure wait for a person."""


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of the reading: its kind, its place among its kind, and what somebody said of it."""

    name: str
    place: int
    fact: Fact
    check: Check | None = None

    @property
    def needs_somebody(self) -> bool:
        """Nobody has said yet whether it is right."""
        return self.check is None and not self.fact.sure

    @property
    def is_added(self) -> bool:
        """A person read it where the program did not."""
        return self.place >= ADDED_FROM

    @property
    def is_struck(self) -> bool:
        """The notice does not state it, a person says."""
        return self.check is not None and self.check.verdict == Verdict.STRUCK

    @property
    def settled(self) -> Fact | None:
        """As it will be in force; None if not at all."""
        if self.check is None:
            return self.fact
        if self.is_struck:
            return None
        value = self.fact.value if self.check.verdict == Verdict.CONFIRMED else self.check.value
        return replace(self.fact, value=value, doubt="")


def items(reading: Reading, checks: Iterable[Check] = ()) -> list[Item]:
    """Every fact in the order of their kinds, those that a person added last. A check holds for its quote only."""
    said = {(check.fact, check.place): check for check in checks}
    found: list[Item] = []
    for name in names():
        for place, fact in enumerate(_listed(getattr(reading.facts, name))):
            check = said.get((name, place))
            found.append(Item(name, place, fact, check if check and check.quote == fact.quote else None))
        added = (check for check in said.values() if check.fact == name and check.verdict == Verdict.ADDED)
        found += [item for check in added if (item := _added(reading, check))]
    return found


def checked(reading: Reading, checks: Iterable[Check]) -> Reading:
    """The reading with the word of people in the place of the program's."""
    facts: dict[str, Any] = {}
    settled = items(reading, checks)
    for name in names():
        kept = [fact for item in settled if item.name == name and (fact := item.settled)]
        is_list = isinstance(getattr(reading.facts, name), list)
        facts[name] = kept if is_list else next(reversed(kept), None)
    return replace(reading, facts=Facts(**facts))


def names() -> list[str]:
    """The kinds of facts."""
    return [field.name for field in fields(Facts)]


def read_again(proof: Proof) -> Reading:
    """What the program reads from the text."""
    return read(proof.text, published=proof.published_on)


@transaction.atomic
def publish(proof: Proof, *, by: Staff) -> Loaded:
    """Put it in force. Nothing unsure gets there unseen."""
    reading, checks = read_again(proof), list(proof.checks.all())
    if any(item.needs_somebody for item in items(reading, checks)):
        raise Unsettled
    if proof.version:
        raise AlreadyPublished
    loaded = load(checked(reading, checks), by=by)
    if not loaded.is_new:
        raise NotLoaded(_("Version %(number)s was loaded before.") % {"number": loaded.version.number})
    proof.become(loaded.version)
    return loaded


def _listed(found: list[Fact] | Fact | None) -> list[Fact]:
    return found if isinstance(found, list) else [found] if found else []


def _added(reading: Reading, check: Check) -> Item | None:
    """The clause that says so is its quote."""
    clause = next((clause for clause in reading.clauses if clause.text == check.quote), None)
    if clause is None:
        return None
    fact = read_from(clause, 0, len(clause.folded.text), check.value)
    return Item(check.fact, check.place, fact, check)
