"""Desk kind 窓口の種類: what a desk of a card company is for, and which one to name for what."""

from django.db import models
from django.utils.translation import pgettext_lazy


class DeskKind(models.TextChoices):
    """What a customer finds it under."""

    LOST = "lost", pgettext_lazy("desk", "Lost and stolen cards")
    REISSUE = "reissue", pgettext_lazy("desk", "Reissue")
    DISPUTE = "dispute", pgettext_lazy("desk", "Unknown charges")
    MEMBERS = "members", pgettext_lazy("desk", "Members in general")
    CORPORATE = "corporate", pgettext_lazy("desk", "Corporate cards")
    OTHER = "other", pgettext_lazy("desk", "Other")


FOR_REISSUE = (DeskKind.REISSUE, DeskKind.MEMBERS, DeskKind.LOST, DeskKind.CORPORATE)
"""To have a card replaced, the first of these that answers."""
FOR_CHARGE = (DeskKind.DISPUTE, DeskKind.LOST, DeskKind.MEMBERS, DeskKind.CORPORATE)
"""The same for a charge that the customer does not know."""
