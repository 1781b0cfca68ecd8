"""The filter of tellings."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import Channel, Clause
from inquiries.models.inquiry.message import QuotationQuerySet

ANY = pgettext_lazy("filter", "Any")
FIRST_WORDS = 30


class TellingForm(forms.Form):
    """One clause or all, one channel or all; an invalid value filters nothing."""

    clause = forms.ChoiceField(label=_("Clause"), required=False, widget=forms.Select({"class": "form-select w-auto"}))
    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[("", ANY), (Channel.MAIL, Channel.MAIL.label), (Channel.PHONE, Channel.PHONE.label)],
        required=False,
        widget=forms.Select({"class": "form-select w-auto"}),
    )

    def __init__(self, data: QueryDict, *, clauses: Iterable[Clause]) -> None:
        super().__init__(data)
        self.clauses = list(clauses)
        known = [(clause.key, f"{clause.key} {clause.text[:FIRST_WORDS]}") for clause in self.clauses]
        self.fields["clause"].choices = [("", ANY), *known]  # type: ignore[attr-defined]
        self.is_valid()

    def apply(self, tellings: QuotationQuerySet) -> QuotationQuerySet:
        """The tellings that match."""
        key, channel = (self.cleaned_data.get(name) for name in ("clause", "channel"))
        found = tellings.of([clause for clause in self.clauses if not key or clause.key == key])
        return found.filter(message__channel=channel) if channel else found
