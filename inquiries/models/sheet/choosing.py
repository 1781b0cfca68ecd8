"""Choosing: which cases go on a sheet to one card company, and why others do not. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from inquiries.models.card.cards import ReissueQuerySet
from inquiries.models.card.not_taken import Ended
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.stage import AWAITED
from inquiries.models.few import counted
from inquiries.models.refusal import Refusal

from .sheet_row import SheetRow

if TYPE_CHECKING:
    from inquiries.models.card.issuer import Issuer
    from inquiries.models.staff import Staff

MOST = 2_000
"""Cases on one sheet: more are left for the next."""


class NoIssuer(Refusal):
    """Nobody knows yet which card company it is."""

    sentence = _("The card company is not known yet.")


class OtherIssuer(Refusal):
    """The card is another company's."""

    sentence = _("The card is another company's: %(name)s.")


class OnASheet(Refusal):
    """A case waits on one sheet at a time."""

    sentence = _("It waits on sheet %(number)s already.")


@dataclass
class Look:
    """What would go, in the order of the sheet, and what is left out with the reason."""

    goes: list[Reissue] = field(default_factory=list)
    left: list[tuple[Reissue, Refusal]] = field(default_factory=list)
    elsewhere: int = 0
    """Cases of the company that wait on sheets already, where all that wait were asked for."""
    beyond: int = 0
    """Cases beyond MOST."""


def waiting_of(issuer: Issuer, *, by: Staff) -> ReissueQuerySet:
    """The cases of a company that wait for a word from outside."""
    return Reissue.objects.visible_to(by).filter(issuer=issuer, stage__in=AWAITED)


def all_waiting(issuer: Issuer, *, by: Staff) -> Look:
    """All cases of this company that wait for its word and are on no running sheet, the longest waiting first."""
    waiting = waiting_of(issuer, by=by)
    there = SheetRow.objects.waiting().values("reissue")
    free = waiting.exclude(pk__in=there)
    counts = counted(free=free, elsewhere=waiting.filter(pk__in=there))
    goes = list(free.longest_waiting_first().select_related("inquiry__contact", "issuer")[:MOST])
    return Look(goes, elsewhere=counts["elsewhere"], beyond=max(0, counts["free"] - MOST))


def look_at(issuer: Issuer, cases: Sequence[int], *, by: Staff) -> Look:
    """Each of these cases, in their order."""
    found = Reissue.objects.visible_to(by).select_related("inquiry__contact", "issuer").in_bulk(list(cases))
    rows = SheetRow.objects.waiting().filter(reissue__in=list(found)).select_related("sheet__issuer")
    on_sheets = {row.reissue_id: row.sheet.number for row in rows}
    look = Look()
    for case in (found[key] for key in dict.fromkeys(cases) if key in found):
        why = _against(case, issuer, on_sheets.get(case.pk))
        if why:
            look.left.append((case, why))
        elif len(look.goes) == MOST:
            look.beyond += 1
        else:
            look.goes.append(case)
    return look


def _against(case: Reissue, issuer: Issuer, sheet: int | None) -> Refusal | None:
    if case.issuer is None:
        return NoIssuer()
    if case.issuer != issuer:
        return OtherIssuer(name=case.issuer.name)
    if case.has_ended:
        return Ended()
    return OnASheet(number=sheet) if sheet else None
