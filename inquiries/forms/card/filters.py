"""The filter of the board of reissues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Beginning, Fee, Issuer, Snag, Stage
from inquiries.models.card.cards import ReissueQuerySet


class ReissueFilter(forms.Form):
    """One cell of the board, one fee, one way of beginning, what is overdue, or what has to be looked into.

    UNKNOWN is the row without a card company.
    """

    UNKNOWN = "unknown"

    issuer = forms.ChoiceField(required=False)
    stage = forms.ChoiceField(choices=Stage.choices, required=False)
    fee = forms.ChoiceField(choices=Fee.choices, required=False)
    overdue = forms.BooleanField(required=False)
    no_word = forms.BooleanField(required=False)
    snag = forms.ChoiceField(choices=Snag.Kind.choices, required=False)
    beginning = forms.ChoiceField(choices=Beginning.choices, required=False)

    def __init__(self, *args: Any, issuers: Iterable[Issuer], no_word_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._no_word_days = no_word_days
        rows = {str(issuer.pk): issuer.name for issuer in issuers} | {self.UNKNOWN: _("Card company not known")}
        self.fields["issuer"].choices = list(rows.items())  # type: ignore[attr-defined]
        self.words: dict[str, dict[str, Any]] = {
            "issuer": rows,
            "stage": dict(Stage.choices),
            "fee": dict(Fee.choices),
            "snag": dict(Snag.Kind.choices),
            "beginning": dict(Beginning.choices),
        }

    @property
    def asks(self) -> bool:
        """A valid filter was chosen."""
        return self.is_valid() and any(self.cleaned_data.values())

    def title(self) -> str:
        """The title of the list, for the chosen filter."""
        chosen = [words[self.cleaned_data[name]] for name, words in self.words.items() if self.cleaned_data[name]]
        if self.cleaned_data["overdue"]:
            chosen.append(_("overdue"))
        if self.cleaned_data["no_word"]:
            chosen.append(_("no word for %(days)s days") % {"days": self._no_word_days})
        return " · ".join(map(str, chosen))

    def apply(self, reissues: ReissueQuerySet, today: date) -> ReissueQuerySet:
        """The reissues that match."""
        said = self.cleaned_data
        if said["issuer"]:
            reissues = reissues.filter(issuer=None if said["issuer"] == self.UNKNOWN else said["issuer"])
        if said["stage"]:
            reissues = reissues.filter(stage=said["stage"])
        if said["fee"]:
            reissues = reissues.filter(fee=said["fee"])
        if said["beginning"]:
            reissues = reissues.filter(beginning=said["beginning"])
        if said["snag"]:
            reissues = reissues.with_open_snag(said["snag"])
        if said["no_word"]:
            reissues = reissues.without_word(today, self._no_word_days)
        return reissues.overdue(today) if said["overdue"] else reissues
