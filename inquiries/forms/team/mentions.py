"""The tabs of one's own mentions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import pgettext_lazy

from inquiries.models.team.mention import KEPT, MentionQuerySet


class State(models.TextChoices):
    """The tabs."""

    OPEN = "open", pgettext_lazy("mentions", "Open")
    SETTLED = "settled", pgettext_lazy("mentions", "Settled within a day")


class MentionsForm(forms.Form):
    """Without a tab the list shows the open ones."""

    state = forms.ChoiceField(choices=State, required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.is_valid()  # an invalid value filters nothing

    @property
    def chosen(self) -> State:
        """The tab that is shown."""
        return State(self.cleaned_data.get("state") or State.OPEN)

    def on(self, state: State, mentions: MentionQuerySet, now: datetime) -> MentionQuerySet:
        """The mentions of a tab, in order."""
        if state == State.SETTLED:
            return mentions.settled_since(now - KEPT).settled_last_first()
        return mentions.open().oldest_first()
