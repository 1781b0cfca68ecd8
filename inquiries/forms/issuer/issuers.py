"""A card company as the directory knows it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Issuer, IssuerDesk
from inquiries.models.card.brand import Brand
from inquiries.models.card.issuer import ADDRESS, NAME, SPELLINGS


class NewIssuerForm(forms.Form):
    """The name as the card shows it."""

    name = MaskedWords(label=_("Name of the card company"), longest=NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class SeenForm(forms.Form):
    """The hash of what stood on the page: whoever changes, confirms or removes something has seen this."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def clean_seen(self) -> str:
        """The hash; where there is none, one that fits nothing."""
        return self.cleaned_data["seen"] or "?"

    def see(self, row: Issuer | IssuerDesk) -> None:
        """What is sent the next time has seen the row as it is now."""
        assert isinstance(self.data, QueryDict)
        posted = self.data.copy()
        posted["seen"] = row.fingerprint
        self.data = posted


class IssuerForm(NewIssuerForm, SeenForm):
    """By which names it is found, what its cards show, and who gets our sheets."""

    kana = MaskedWords(label=_("Kana"), longest=NAME)
    spellings = MaskedWords(
        label=_("Other names"),
        longest=SPELLINGS,
        help_text=_("One a line: former names, names of cards, short forms. By each of them it is found."),
        widget=MaskedTextarea({"rows": 4, "data-no-card": ""}),
    )
    brands = forms.MultipleChoiceField(
        label=_("Brands"), choices=Brand.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    sheet_to = MaskedWords(label=_("Sheets go to"), longest=NAME, help_text=_("Department or person."))
    sheet_address = MaskedWords(label=_("Address for sheets"), longest=ADDRESS, help_text=_("Postal or mail address."))

    @classmethod
    def of(cls, issuer: Issuer) -> dict[str, Any]:
        """What is known now, as the fields show it."""
        names = ("name", "kana", "spellings", "brands", "sheet_to", "sheet_address")
        return {name: getattr(issuer, name) for name in names} | {"seen": issuer.fingerprint}
