"""Issuer カード会社: the companies that alone can stop and replace a card."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.search import folded

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Known(Refusal):
    """There is a card company of this name already."""

    sentence = _("This card company is on the list already.")


class IssuerQuerySet(models.QuerySet["Issuer"]):
    """Questions about many issuers."""

    def in_order(self) -> IssuerQuerySet:
        """As the board lists them."""
        return self.order_by("order", "name")

    @transaction.atomic
    def add(self, name: str, *, by: Staff, order: int = 100, at: datetime | None = None) -> Issuer:
        """Add a card company that customers name. Known where there is one of this name, in any width or spacing."""
        kept = mask(name.strip()).text[:60]
        if folded(kept) in map(folded, self.values_list("name", flat=True)):
            raise Known
        try:
            with transaction.atomic():
                issuer = self.create(name=kept, order=order)
        except IntegrityError:
            raise Known from None
        Event.record("issuer.added", by=by, at=at, issuer=issuer.pk)
        return issuer


class Issuer(models.Model):
    """A card company."""

    name = models.CharField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=100)

    objects = IssuerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
