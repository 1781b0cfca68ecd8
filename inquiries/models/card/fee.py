"""Fee 再発行手数料: what is known of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Fee(models.TextChoices):
    """The fee for the new card, independent of the stage. The notice promises no refund."""

    UNKNOWN = "unknown", pgettext_lazy("fee", "Unknown")
    WAIVER_ADVISED = "waiver_advised", pgettext_lazy("fee", "Told of our request for a waiver")
    NOT_CHARGED = "not_charged", pgettext_lazy("fee", "Not charged")
    CHARGED = "charged", pgettext_lazy("fee", "Charged (claimed)")
    WITH_HEADQUARTERS = "with_headquarters", pgettext_lazy("fee", "With headquarters")
    BEING_REFUNDED = "being_refunded", pgettext_lazy("fee", "Being refunded")
    REFUNDED = "refunded", pgettext_lazy("fee", "Refunded")
    OUT_OF_SCOPE = "out_of_scope", pgettext_lazy("fee", "Out of scope")


NOT_CLAIMED = [Fee.UNKNOWN, Fee.WAIVER_ADVISED, Fee.NOT_CHARGED]
"""Nobody says that it was charged."""
