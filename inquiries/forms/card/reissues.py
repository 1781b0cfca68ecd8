"""A card that is being replaced: its issuer and digits, and the filter of the board."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.models import Fee, Issuer, Reissue, Reporter, Stage
from inquiries.models.card.reissue import ReissueQuerySet
from inquiries.models.card.stage import NO_WORD_DAYS


def last_four_of(typed: Any) -> str:
    """Four digits in any width, as ASCII; an empty text for anything else."""
    folded = unicodedata.normalize("NFKC", str(typed or "")).strip()
    return folded if re.fullmatch(r"[0-9]{4}", folded) else ""


class LastFourInput(forms.TextInput):
    """Has no maxlength, since a browser would keep the first four digits of a pasted card number."""

    def format_value(self, value: Any) -> str | None:
        """Shows nothing again but four digits."""
        return last_four_of(value) or None


class LastFourField(Words):
    """Exactly four digits or nothing, so that no card number can be entered."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Last four digits"),
            required=False,
            help_text=_(
                "Only where the customer has more than one card of this company. Never ask for more than these four."
            ),
            widget=LastFourInput({"inputmode": "numeric", "autocomplete": "off", "data-no-card": ""}),
        )

    def clean(self, value: Any) -> str:
        """The four digits."""
        typed = super().clean(value)
        if typed and not last_four_of(typed):
            raise ValidationError(_("Exactly four digits. What was typed was not kept."))
        return last_four_of(typed)


class ReissueForm(forms.Form):
    """Opens a reissue."""

    issuer = forms.ModelChoiceField(
        Issuer.objects.in_order(), required=False, label=_("Card company"), empty_label=_("Not known")
    )
    brand = forms.ChoiceField(choices=[("", _("Not known")), *Reissue.Brand.choices], required=False, label=_("Brand"))
    last_four = LastFourField()
    reported_by = forms.ChoiceField(choices=Reporter.choices, initial=Reporter.CUSTOMER, label=_("Reported by"))


class IssuerForm(forms.Form):
    """Which card company it is, once that is known."""

    issuer = forms.ModelChoiceField(
        Issuer.objects.in_order(), required=False, label=_("Card company"), empty_label=_("Not known")
    )


class ReissueFilter(forms.Form):
    """One cell of the board, one fee, or what is overdue. UNKNOWN is the row without a card company."""

    UNKNOWN = "unknown"

    issuer = forms.ChoiceField(required=False)
    stage = forms.ChoiceField(choices=Stage.choices, required=False)
    fee = forms.ChoiceField(choices=Fee.choices, required=False)
    overdue = forms.BooleanField(required=False)
    no_word = forms.BooleanField(required=False)

    def __init__(self, *args: Any, issuers: Iterable[Issuer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {str(issuer.pk): issuer.name for issuer in issuers} | {self.UNKNOWN: _("Card company not known")}
        self.fields["issuer"].choices = list(rows.items())  # type: ignore[attr-defined]
        self.words: dict[str, dict[str, Any]] = {
            "issuer": rows,
            "stage": dict(Stage.choices),
            "fee": dict(Fee.choices),
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
            chosen.append(_("no word for %(days)s days") % {"days": NO_WORD_DAYS})
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
        if said["no_word"]:
            reissues = reissues.without_word(today)
        return reissues.overdue(today) if said["overdue"] else reissues
