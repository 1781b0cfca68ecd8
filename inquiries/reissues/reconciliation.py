"""Reconciliation 照合: figures that must agree, each counted by a query of its own, so that a difference shows.

Opened are counted by first steps, ended and running by the stage of each case; cases out by the rows of sheets,
answered by answers, waiting and let go by marks on the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from inquiries.models import Issuer, Reissue, SheetRow, Stage, Step
from inquiries.models.card.stage import ENDS
from inquiries.models.sheet.sheet_row import RowAnswer

SHOWN = 50
"""Cases behind a difference that the page lists."""


@dataclass(frozen=True)
class Agreement:
    """A figure, and others that must make it."""

    whole: int
    parts: tuple[int, ...]

    @property
    def difference(self) -> int:
        """0 where it agrees."""
        return self.whole - sum(self.parts)

    @property
    def says_something(self) -> bool:
        """One of its figures is not 0."""
        return bool(self.whole or any(self.parts))


@dataclass(frozen=True)
class IssuerRow:
    """One card company; None for cards of which nobody knows it yet."""

    issuer: Issuer | None
    cases: Agreement
    """Opened = ended + running."""
    out: Agreement
    """On sheets = answered + waiting + let go."""

    @property
    def differs(self) -> bool:
        """Something does not agree."""
        return bool(self.cases.difference or self.out.difference)

    @property
    def says_something(self) -> bool:
        """The company has, or had, a case or a row of a sheet."""
        return self.cases.says_something or self.out.says_something


@dataclass
class Reconciliation:
    """Every card company, the sums, and the notice's maximum beside them."""

    issuers: Iterable[Issuer]
    announced: int | None = None
    rows: list[IssuerRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Each figure is a query of its own."""
        cases = Reissue.objects.order_by()
        opened = _by_issuer(
            Step.objects.filter(stage=Stage.RECEIVED).order_by(), "reissue__issuer", Count("reissue", distinct=True)
        )
        ended = _by_issuer(cases.filter(stage__in=ENDS), "issuer")
        running = _by_issuer(cases.exclude(stage__in=ENDS), "issuer")
        self.not_counted = cases.filter(stage__in=[Stage.INELIGIBLE, Stage.DUPLICATE]).count()
        rows = SheetRow.objects.order_by()
        out = _by_issuer(rows, "sheet__issuer")
        answered = _by_issuer(RowAnswer.objects.order_by(), "row__sheet__issuer", Count("row", distinct=True))
        waiting = _by_issuer(rows.waiting(), "sheet__issuer")
        let_go = _by_issuer(rows.let_go(), "sheet__issuer")
        for issuer in [*self.issuers, None]:
            key = issuer.pk if issuer else None
            self.rows.append(
                IssuerRow(
                    issuer,
                    Agreement(opened.get(key, 0), (ended.get(key, 0), running.get(key, 0))),
                    Agreement(out.get(key, 0), (answered.get(key, 0), waiting.get(key, 0), let_go.get(key, 0))),
                )
            )

    @property
    def told(self) -> list[IssuerRow]:
        """The rows to show: those of nothing but zeros say nothing."""
        return [row for row in self.rows if row.says_something]

    @property
    def silent(self) -> int:
        """How many card companies are left out of them."""
        return sum(row.issuer is not None and not row.says_something for row in self.rows)

    @property
    def cases(self) -> Agreement:
        """The sum over all companies."""
        return _sum(row.cases for row in self.rows)

    @property
    def out(self) -> Agreement:
        """The same of what is on sheets."""
        return _sum(row.out for row in self.rows)

    @property
    def counted(self) -> int:
        """Cards asked about: opened, without those not eligible or recorded twice."""
        return self.cases.whole - self.not_counted

    @property
    def beyond(self) -> int:
        """Cards beyond the most that the notice announced."""
        return max(0, self.counted - self.announced) if self.announced is not None else 0

    @property
    def unheard(self) -> int | None:
        """Announced cards of which nobody has asked."""
        return None if self.announced is None else max(0, self.announced - self.counted)

    @property
    def agrees(self) -> bool:
        """No figure differs."""
        return not self.beyond and not any(row.differs for row in self.rows)

    def behind(self) -> list[Reissue]:
        """The cases behind differences, at most SHOWN. Asked for only where something differs.

        They have no first step, or what a sheet says of them contradicts its answers.
        """
        first = Step.objects.filter(reissue=OuterRef("pk"), stage=Stage.RECEIVED)
        answer = Exists(RowAnswer.objects.filter(row=OuterRef("pk")))
        rows, answered = SheetRow.objects.filter(reissue=OuterRef("pk")), SheetRow.State.ANSWERED
        odd = Exists(rows.filter(state=answered).exclude(answer)) | Exists(rows.filter(answer).exclude(state=answered))
        cases = Reissue.objects.select_related("inquiry__contact", "issuer")
        return list(cases.filter(~Exists(first) | odd).order_by("pk")[:SHOWN])


def _by_issuer(rows: QuerySet[Any], name: str, count: Count | None = None) -> dict[int | None, int]:
    return dict(rows.values_list(name).annotate(count=count or Count("pk")))


def _sum(agreements: Iterable[Agreement]) -> Agreement:
    some = list(agreements)
    parts = tuple(sum(column) for column in zip(*(one.parts for one in some), strict=True))
    return Agreement(sum(one.whole for one in some), parts)
