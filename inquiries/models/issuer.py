"""Issuer カード会社: the companies that alone can stop and replace a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from inquiries.masking import mask

from .event import Event

if TYPE_CHECKING:
    from .staff import Staff


class Known(Exception):
    """There is a card company of this name already."""


class IssuerQuerySet(models.QuerySet["Issuer"]):
    """Questions about many issuers."""

    def in_order(self) -> IssuerQuerySet:
        """As the board lists them."""
        return self.order_by("order", "name")

    @transaction.atomic
    def add(self, name: str, *, by: Staff, order: int = 100) -> Issuer:
        """A card company that customers name."""
        issuer, is_new = self.get_or_create(name=mask(" ".join(name.split())).text[:60], defaults={"order": order})
        if not is_new:
            raise Known
        Event.record("issuer.added", by=by, issuer=issuer.pk)
        return issuer


class Issuer(models.Model):
    """A card company."""

    name = models.CharField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=100)

    objects = IssuerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
