"""Why an escalation is withdrawn."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from inquiries.forms.reasons import ReasonForm
from inquiries.models import Escalation


class WithdrawalForm(ReasonForm):
    """The reason, in words."""

    def __init__(self, *args: Any, escalation: Escalation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.escalation = escalation
        self.fields["reason"].label = _("Why no answer is needed any more")
