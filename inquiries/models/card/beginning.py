"""Beginning 再発行の経緯: who asked the card company for the new card, or whether it began on its own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Beginning(models.TextChoices):
    """The three ways in which a reissue begins."""

    THEMSELVES = "themselves", pgettext_lazy("beginning", "The customer asks the card company themselves")
    FOR_THEM = "for_them", pgettext_lazy("beginning", "We ask the card company for them, by sheet or by telephone")
    ISSUER = "issuer", pgettext_lazy("beginning", "The card company replaces the card on its own")
