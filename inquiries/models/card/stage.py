"""Stage 段階: the stations of a reissue in their order, and the other ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where a reissue stands: eight stations in order, then the other ends."""

    RECEIVED = "received", pgettext_lazy("stage", "Received")
    ADVISED = "advised", pgettext_lazy("stage", "Advised")
    CONTACTED = "contacted", pgettext_lazy("stage", "Card company contacted")
    REFERRED = "referred", pgettext_lazy("stage", "Asked through the processor")
    ACCEPTED = "accepted", pgettext_lazy("stage", "Reissue accepted")
    ARRIVED = "arrived", pgettext_lazy("stage", "New card arrived")
    MOVED = "moved", pgettext_lazy("stage", "Registrations moved")
    DONE = "done", pgettext_lazy("stage", "Done")
    UNWANTED = "unwanted", pgettext_lazy("stage", "Not wanted")
    INELIGIBLE = "ineligible", pgettext_lazy("stage", "Not eligible")
    WITHDRAWN = "withdrawn", pgettext_lazy("stage", "Withdrawn")
    UNREACHABLE = "unreachable", pgettext_lazy("stage", "Unreachable")
    DUPLICATE = "duplicate", pgettext_lazy("stage", "Duplicate")


STATIONS = list(Stage)[:8]
OTHER_ENDS = list(Stage)[8:]
ENDS = [Stage.DONE, *OTHER_ENDS]
AWAITED = [Stage.CONTACTED, Stage.REFERRED, Stage.ACCEPTED]
"""Where somebody outside has to say how it goes on."""
ISSUERS_WORD = [Stage.ACCEPTED, Stage.ARRIVED, Stage.MOVED]
PATIENCE = {Stage.RECEIVED: 1, Stage.REFERRED: 3, Stage.ACCEPTED: 21}
"""Days that a station may take: 1 for our advice, 3 for the processor's answer, 21 until the card comes."""
