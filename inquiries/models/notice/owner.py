"""Owner 担当先: who is asked where the notice is silent, and which part of the staff answers for whom."""

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
"""The role that answers for each. Where nobody current has one, a supervisor writes down the answer."""

WORDINGS = (
    ("法務|弁護士", Owner.LEGAL),
    ("広報|プレス", Owner.PRESS_DESK),
    ("個人情報", Owner.PRIVACY_OFFICER),
    ("カード|決済", Owner.CARD_DESK),
    ("調査|対策|照会", Owner.INCIDENT_TEAM),
    ("本部|本社", Owner.HEADQUARTERS),
)
"""What a printed name holds, and whom it means; the first that is found counts."""


def owner_of(route: str) -> str:
    """Whom a printed name means: a supervisor where nothing in it tells; nobody where it is empty."""
    if not route.strip():
        return ""
    return next((owner for words, owner in WORDINGS if re.search(words, route)), Owner.SUPERVISOR)


def unmanned() -> set[Owner]:
    """For whom nobody current has the role that answers."""
    manned = set(Staff.objects.current().values_list("role", flat=True))
    return {owner for owner, role in ANSWERED_BY.items() if role not in manned}


def can_answer(staff: Staff) -> bool:
    """Questions of the desk may be put to this person's part."""
    return staff.role in ANSWERED_BY.values()


def answered_by(staff: Staff) -> set[Owner]:
    """For whom this person answers; a supervisor writes down what the unmanned ones say as well."""
    own = {owner for owner, role in ANSWERED_BY.items() if role == staff.role}
    return own | unmanned() if staff.can_supervise else own
