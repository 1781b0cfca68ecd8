"""The tabs of the list of escalations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models import Escalation, Staff
from inquiries.models.inquiry.escalation import EscalationQuerySet
from inquiries.models.notice.owner import can_answer


class Side(models.TextChoices):
    """The tabs of the list."""

    ASKED = "asked", pgettext_lazy("escalations", "For you to answer")
    LATE = "late", pgettext_lazy("escalations", "Overdue with others")
    OPEN = "open", pgettext_lazy("escalations", "All open")
    ANSWERED = "answered", pgettext_lazy("escalations", "Answered")


class AskedForm(forms.Form):
    """Without a tab, or with one that the reader does not have, the list shows the reader's first."""

    state = forms.ChoiceField(choices=Side, required=False)

    def __init__(self, data: Mapping[str, Any], *, staff: Staff, now: datetime) -> None:
        super().__init__(data)
        self.staff, self.now = staff, now
        self.is_valid()  # an invalid value filters nothing

    @property
    def sides(self) -> list[Side]:
        """The reader's tabs, first what waits for them. Operators are asked nothing; other roles see only their own."""
        asked = [Side.ASKED] if can_answer(self.staff) else []
        minded = [Side.LATE] if self.staff.can_supervise else []
        seen = [Side.OPEN] if self.staff.can_see_inquiries else []
        return [*asked, *minded, *seen, Side.ANSWERED]

    @property
    def side(self) -> Side:
        """The tab that is shown."""
        wanted = self.cleaned_data.get("state")
        return Side(wanted) if wanted in self.sides else self.sides[0]

    def on(self, side: Side) -> EscalationQuerySet:
        """The escalations of a tab, in order."""
        seen = Escalation.objects.visible_to(self.staff)
        if side == Side.ANSWERED:
            return seen.answered().newest_answer_first()
        if side == Side.LATE:
            return seen.minded_by(self.staff).overdue(self.now).soonest_first()
        return (seen.put_to(self.staff) if side == Side.ASKED else seen).open().soonest_first()
