"""The choice of cases for a sheet: those that somebody ticked on the board, or all that wait for a company."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, QuerySet

from inquiries.models import Issuer, Reissue, SheetColumns
from inquiries.models.batch.target import Target
from inquiries.models.card.stage import AWAITED
from inquiries.models.sheet.choosing import Look, all_waiting, look_at
from inquiries.web import selections
from inquiries.web.requests import StaffRequest

SHOWN = 200
"""Cases that the page prints; the others it counts."""


@dataclass(frozen=True)
class Company:
    """A card company, and how many of its cases would be looked at."""

    issuer: Issuer
    count: int


class Choice:
    """`issuer` is None while the company has to be chosen."""

    def __init__(self, request: StaffRequest) -> None:
        self._staff = request.user
        self.chosen = selections.chosen_in(request, of=Target.REISSUE)
        self.key = request.GET.get(selections.PARAMETER, "") if self.chosen else ""
        said = request.GET.get("issuer", "")
        is_key = said.isascii() and said.isdigit() and len(said) < 19
        self.issuer = Issuer.objects.filter(pk=said).first() if is_key else self._only()

    def _only(self) -> Issuer | None:
        companies = self.companies if self.chosen else []
        return companies[0].issuer if len(companies) == 1 else None

    @cached_property
    def companies(self) -> list[Company]:
        """Those of the chosen cases; without a choice, those for whose word cases wait."""
        cases: QuerySet[Reissue] = Reissue.objects.visible_to(self._staff).exclude(issuer=None)
        cases = cases.filter(pk__in=self.chosen) if self.chosen else cases.filter(stage__in=AWAITED)
        counts = dict(cases.order_by().values_list("issuer").annotate(count=Count("pk")))
        return [Company(one, counts[one.pk]) for one in Issuer.objects.in_order() if one.pk in counts]

    @cached_property
    def look(self) -> Look:
        """What would go, and what is left out."""
        if self.issuer is None:
            return Look()
        if self.chosen:
            return look_at(self.issuer, self.chosen, by=self._staff)
        return all_waiting(self.issuer, by=self._staff)

    @cached_property
    def columns(self) -> SheetColumns | None:
        """How the sheet will look."""
        return SheetColumns.objects.of(self.issuer) if self.issuer else None

    @property
    def cases(self) -> str:
        """The keys of what would go, as the form sends them."""
        return ".".join(str(case.pk) for case in self.look.goes)

    @property
    def shown(self) -> list[Reissue]:
        """Those that the page prints."""
        return self.look.goes[:SHOWN]

    @property
    def not_shown(self) -> int:
        """How many it does not."""
        return len(self.look.goes) - len(self.shown)
