"""Owner 担当先: who is asked where the notice is silent, and which role answers for them."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models.role import Role
from inquiries.models.staff import Staff


class Owner(models.TextChoices):
    """Whose answer it is."""

    SUPERVISOR = "supervisor", pgettext_lazy("owner", "Supervisor")
    INCIDENT_TEAM = "incident_team", pgettext_lazy("owner", "Incident team")
    HEADQUARTERS = "headquarters", pgettext_lazy("owner", "Headquarters")
    PRIVACY_OFFICER = "privacy_officer", pgettext_lazy("owner", "Privacy officer")
    LEGAL = "legal", pgettext_lazy("owner", "Legal")
    PRESS_DESK = "press_desk", pgettext_lazy("owner", "Press desk")
    CARD_DESK = "card_desk", pgettext_lazy("owner", "Card desk")


ANSWERED_BY: dict[Owner, Role | None] = {
    Owner.SUPERVISOR: Role.SUPERVISOR,
    Owner.INCIDENT_TEAM: None,
    Owner.HEADQUARTERS: Role.HEADQUARTERS,
    Owner.PRIVACY_OFFICER: None,
    Owner.LEGAL: None,
    Owner.PRESS_DESK: None,
    Owner.CARD_DESK: Role.CARD_DESK,
}
"""The role that answers for each. Where no current account has it, a supervisor writes down the answer."""

WORDINGS = (
    ("法務|弁護士", Owner.LEGAL),
    ("広報|プレス", Owner.PRESS_DESK),
    ("個人情報", Owner.PRIVACY_OFFICER),
    ("カード|決済", Owner.CARD_DESK),
    ("調査|対策|照会", Owner.INCIDENT_TEAM),
    ("本部|本社", Owner.HEADQUARTERS),
)
"""Words in a printed name, and the owner that they mean; the first match counts."""


def owner_of(route: str) -> str:
    """The owner that a printed name means: SUPERVISOR where no word matches; empty where the name is empty."""
    if not route.strip():
        return ""
    return next((owner for words, owner in WORDINGS if re.search(words, route)), Owner.SUPERVISOR)


def unmanned() -> set[Owner]:
    """Owners whose role no current account has."""
    manned = set(Staff.objects.current().values_list("role", flat=True))
    return {owner for owner, role in ANSWERED_BY.items() if role not in manned}


def can_answer(staff: Staff) -> bool:
    """This person's role answers for some owner."""
    return staff.role in ANSWERED_BY.values()


def answered_by(staff: Staff) -> set[Owner]:
    """The owners that this person answers for; for a supervisor also the unmanned ones."""
    own = {owner for owner, role in ANSWERED_BY.items() if role == staff.role}
    return own | unmanned() if staff.can_supervise else own
