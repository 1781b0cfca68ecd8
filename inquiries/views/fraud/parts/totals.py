"""Totals of unknown charges for headquarters: persons, cases, yen. No name, no four digits, no free text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.db.models import Count, Min, OuterRef, Q, Subquery, Sum

from inquiries.models import Bond, FraudReport, FraudStage, FraudStep, Inquiry, Merge
from inquiries.models.fraud.scope import OUTSIDE


class Totals:
    """Of all that were written down; those recorded twice are counted apart, as they would count yen twice."""

    def __init__(self) -> None:
        counted = ~Q(stage=FraudStage.DUPLICATE)
        figures = FraudReport.objects.aggregate(
            cases=Count("pk", filter=counted),
            charged=Sum("yen", filter=counted),
            earliest_on=Min("charged_on", filter=counted),
            not_within=Count("pk", filter=counted & Q(scope__in=OUTSIDE)),
            charged_outside=Sum("yen", filter=counted & Q(scope__in=OUTSIDE)),
        )
        self.cases, self.outside = figures["cases"], figures["not_within"]
        self.yen, self.yen_outside = figures["charged"] or 0, figures["charged_outside"] or 0
        self.earliest_on = figures["earliest_on"]

    @cached_property
    def persons(self) -> int:
        """Distinct contacts; two that a merge says are one person are one."""
        asked = FraudReport.objects.counted().order_by().annotate(contact=contact_of("inquiry"))
        contacts = set(asked.values_list("contact", flat=True).distinct())
        merged = Merge.objects.filter(bond=Bond.PERSON).annotate(one=contact_of("inquiry"), other=contact_of("into"))
        return len(people(contacts, merged.values_list("one", "other"))) if contacts else 0

    @cached_property
    def opened(self) -> int:
        """Counted by their first steps."""
        return FraudStep.objects.filter(stage=FraudStage.RECEIVED).values("fraud_report").distinct().count()

    @cached_property
    def ended(self) -> int:
        """Counted by where they stand."""
        return FraudReport.objects.ended().count()

    @cached_property
    def running(self) -> int:
        """The same, those at no end."""
        return FraudReport.objects.under_way().count()

    @property
    def adds_up(self) -> bool:
        """Three queries agree."""
        return self.opened == self.ended + self.running


def contact_of(inquiry: str) -> Subquery:
    """The contact of the inquiry of this name: looked up for each row by its key.

    Joined, PostgreSQL reads all inquiries from end to end where there are some hundred charges.
    """
    return Subquery(Inquiry.objects.filter(pk=OuterRef(inquiry)).order_by().values("contact"))


def people(contacts: Iterable[int], same: Iterable[tuple[int, int]]) -> set[int]:
    """One contact for each person. `same` are pairs of contacts of one person, however long their chains."""
    leads: dict[int, int] = {}

    def first(contact: int) -> int:
        while contact in leads:
            contact = leads[contact]
        return contact

    for one, other in same:
        if first(one) != first(other):
            leads[first(one)] = first(other)
    return set(map(first, contacts))
