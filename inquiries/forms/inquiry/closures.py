"""The outcome with which an inquiry is closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models import Assignment, Closure, Escalation, Inquiry, Staff
from inquiries.models.inquiry.closure import OFFERED, is_borne_out
from inquiries.models.lookup.unconfirmed import unconfirmed
from inquiries.models.reply.loose_end import LooseEnds


class ClosureForm(forms.Form):
    """An outcome must be chosen; none can be while an escalation (`asked`) is open. Unsent drafts are given up.

    Whoever closes what a colleague has in hand says so.

    After a call back that confirmed nobody, and of which that was said, the outcome is proposed.
    """

    outcome = forms.ChoiceField(label=_("Outcome"), choices=OFFERED, widget=forms.RadioSelect)
    gives_up = forms.BooleanField(
        label=_("Close it without sending what was begun"),
        error_messages={"required": _("A reply that was begun has not been sent. Send it first, or tick this.")},
    )

    insists = forms.BooleanField(
        label=_("Close it all the same"),
        error_messages={"required": _("A colleague has this inquiry in hand. Ask them, or tick this.")},
    )

    def __init__(self, data: Mapping[str, Any] | None, *, inquiry: Inquiry, by: Staff) -> None:
        super().__init__(data)
        self.inquiry = inquiry
        self.asked = Escalation.objects.of(inquiry).open().soonest_first().first()
        self.loose_ends = LooseEnds.of(inquiry)
        if (stands := unconfirmed(inquiry, at=timezone.now())) and stands.told:
            self.initial = {"outcome": Closure.Outcome.NO_ANSWER}
        if not self.loose_ends.drafts:
            del self.fields["gives_up"]
        self.holder = Assignment.objects.holder(inquiry, but=by)
        if self.holder is None:
            del self.fields["insists"]

    def clean_outcome(self) -> str:
        """Refuses "answered" where nothing was said to the customer."""
        outcome: str = self.cleaned_data["outcome"]
        if not self.asked and not is_borne_out(self.inquiry, outcome):
            sentence = _(
                "Nothing that was answered stands here. Reply first, write down in a note what was said, "
                "or choose another outcome."
            )
            raise forms.ValidationError(sentence)
        return outcome
