"""Issuer カード会社: the companies that alone can stop and replace a card."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssuerQuerySet(models.QuerySet["Issuer"]):
    """Questions about many issuers."""

    def in_order(self) -> IssuerQuerySet:
        """As the board lists them."""
        return self.order_by("order", "name")


class Issuer(models.Model):
    """A card company."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = IssuerQuerySet.as_manager()

    class Meta:
        verbose_name = _("card company")
        verbose_name_plural = _("card companies")

    def __str__(self) -> str:
        return self.name
