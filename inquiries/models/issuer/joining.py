"""Joining 名寄せ: a card company that somebody only typed turns out to be one of the directory."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from inquiries.models.card.issuer import SPELLINGS, ChangedMeanwhile, Issuer
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class NotAnother(Refusal):
    """Only what was typed becomes another one, and only one of the directory."""

    sentence = _("Choose a card company of the directory.")


class OfItsOwn(Refusal):
    """Desks were written down for it, or sheets went out."""

    sentence = _("Desks or sheets stand under this name already. Edit it instead, so that it is one of its own.")


MOVED = {"reissues", "fraud_reports", "unknown_waivers", "calls"}
"""What names a company because a customer or a caller did."""


@transaction.atomic
def join(issuer: Issuer, *, into: Issuer, by: Staff, at: datetime | None = None) -> Issuer:
    """Whatever names the typed one names the other from now on, which is found by that name too.

    NotAnother, OfItsOwn, ChangedMeanwhile.
    """
    held = {
        one.pk: one for one in Issuer.objects.select_for_update().filter(pk__in=[issuer.pk, into.pk]).order_by("pk")
    }
    if len(held) < 2:
        raise NotAnother if issuer.pk == into.pk or into.pk is None else ChangedMeanwhile
    typed, kept = held[issuer.pk], held[into.pk]
    if typed.is_in_directory or not kept.is_in_directory:
        raise NotAnother
    for relation in Issuer._meta.related_objects:  # noqa: SLF001 - Django's public API
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{name: typed})  # noqa: SLF001 - all rows
        if relation.get_accessor_name() in MOVED:
            rows.update(**{name: kept})
        elif rows.exists():
            raise OfItsOwn
    typed.delete()
    if not kept.is_called(typed.name):
        kept.spellings = f"{kept.spellings}\n{typed.name}".strip()[:SPELLINGS]
        kept.save(update_fields=["spellings"])
    Event.record("issuer.joined", by=by, at=at, issuer=kept.pk, was=typed.name)
    return kept
