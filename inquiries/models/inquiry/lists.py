"""An index for each list of inquiries that a person can open, and for each count, so that none grows with the rest."""

from __future__ import annotations

from django.db.models import Case, F, Index, Q, When
from django.db.models.functions import Greatest
from django.db.models.lookups import IsNull

LATE_AT = Case(
    When(standing="open", then="due_at"),
    When(standing="held", due_at__isnull=False, held_until__isnull=False, then=Greatest("due_at", "held_until")),
)
"""From when on it is late: when the answer is due, and the hold at its end. The database computes it on every write."""

OPEN = Q(standing="open") | Q(standing="held")
OWED = Q(standing="open", due_at__isnull=False)
NOT_OWED = IsNull(F("due_at"), True)
TURN = ["priority", "due_at", "id"]

INDEXES = [
    Index(fields=["received_at", "id"], name="inquiry_received"),
    Index(fields=["changed_at", "id"], name="inquiry_changed"),
    Index(fields=["received_at", "id"], condition=Q(standing="closed"), name="inquiry_closed"),
    Index(fields=TURN, condition=OWED, name="inquiry_turn"),
    Index(fields=TURN, condition=OWED & Q(owner=None), name="inquiry_to_claim"),
    Index(fields=[*TURN, "late_at"], condition=Q(late_at__isnull=False), name="inquiry_late"),
    Index(fields=["received_at", "id"], condition=Q(late_at__isnull=False), name="inquiry_owed_received"),
    Index(fields=["changed_at", "id"], condition=Q(late_at__isnull=False), name="inquiry_owed_changed"),
    Index(fields=["late_at"], condition=Q(late_at__isnull=False), name="inquiry_late_at"),
    Index(NOT_OWED, *TURN, condition=Q(standing="held"), name="inquiry_waiting"),
    Index("owner", NOT_OWED, *TURN, condition=OPEN & Q(owner__isnull=False), name="inquiry_of_owner"),
    Index(fields=["id"], condition=Q(awaits_guess=True), name="inquiry_awaits_guess"),
]
