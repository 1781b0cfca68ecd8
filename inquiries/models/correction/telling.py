"""Telling 案内済み: who was told a clause, and what has happened in their inquiry since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Max

from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message, Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .correction import Amendment, Correction

AT_ONCE = 500


@dataclass
class Told:
    """An inquiry in which an old clause was told; for a merged one its survivor, if that has the same contact."""

    inquiry: Inquiry
    is_elsewhere: bool = False
    at: datetime | None = None
    clauses: set[int] = field(default_factory=set)
    learned: set[int] = field(default_factory=set)
    warned: set[int] = field(default_factory=set)
    has_asked: bool = False
    amendments: list[Amendment] = field(default_factory=list)

    @property
    def knows_better(self) -> bool:
        """They were told every new clause since, and of every clause that is gone an earlier correction."""
        return all(
            amendment.new_id in self.learned if amendment.new_id else amendment.old_id in self.warned
            for amendment in self.amendments
        )


def told_of(correction: Correction) -> list[Told]:
    """Everybody who was told what it corrects. The rows stay locked until the transaction ends."""
    found = correction.tellings.values_list("message__inquiry", "clause", "message__at")
    said: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    for pk, clause, at in found:
        said[pk].append((clause, at))
    told = _where_they_go_on(said)
    pairs = correction.pairs
    _learn(told, pairs)
    for pk, old in correction.told_before().values_list("addressees__inquiry", "amendments__old"):
        if pk in told:
            told[pk].warned.add(old)
    for one in told.values():
        one.amendments = [pair for pair in pairs if pair.old_id in one.clauses]
    for some in _batches(list(told)):
        _ask({pk: told[pk] for pk in some})
    return [told[pk] for pk in sorted(told)]


def _where_they_go_on(said: dict[int, list[tuple[int, datetime]]]) -> dict[int, Told]:
    told: dict[int, Told] = {}
    for some in _batches(sorted(said)):
        for inquiry in _held(some):
            survivor = inquiry.survivor
            is_elsewhere = survivor.contact_id != inquiry.contact_id
            target = inquiry if is_elsewhere else survivor
            one = told.setdefault(target.pk, Told(target, is_elsewhere))
            one.clauses |= {clause for clause, _at in said[inquiry.pk]}
            one.at = max(filter(None, [one.at, *(at for _clause, at in said[inquiry.pk])]))
    return told


def _held(keys: list[int]) -> Iterator[Inquiry]:
    """Lock the rows, so that merges, splits and new messages wait; only then query the merges."""
    list(Inquiry.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = Inquiry.objects.filter(pk__in=keys).select_related("contact", "merge__survivor__contact").order_by("pk")
    reach = ("contact__addresses", "contact__phones")
    yield from rows.prefetch_related(*reach, *(f"merge__survivor__{path}" for path in reach))


def _learn(told: dict[int, Told], pairs: list[Amendment]) -> None:
    """Which new clauses they were told after the old ones."""
    new = [pair.new_id for pair in pairs if pair.new_id]
    rows = Quotation.objects.told().filter(clause__in=new) if new else Quotation.objects.none()
    for pk, clause, at in rows.values_list("message__inquiry", "clause", "message__at"):
        one = told.get(pk)
        if one and one.at and at > one.at and clause:
            one.learned.add(clause)


def _ask(told: dict[int, Told]) -> None:
    """Set `has_asked`: the customer wrote since, in any inquiry of the matter, or an answer is owed."""
    heard = Message.objects.received()
    own = heard.filter(inquiry__in=told).values_list("inquiry").annotate(Max("at"))
    merged = heard.filter(inquiry__merge__survivor__in=told).values_list("inquiry__merge__survivor").annotate(Max("at"))
    for pk, at in [*own, *merged]:
        one = told[pk]
        one.has_asked |= one.at is not None and at > one.at
    for one in told.values():
        one.has_asked |= one.inquiry.due_at is not None


def _batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
