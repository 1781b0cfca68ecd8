"""What the notice promises: the clause, what it is, and what it is worth."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.card.fees import YenField
from inquiries.forms.masked import MaskedInput
from inquiries.models import Clause, Promise, Version
from inquiries.models.goodwill.promise import MOST_YEN


class ClauseChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A sentence of the notice, as it stands there."""

    def label_from_instance(self, obj: Any) -> str:
        """Its place and its words."""
        return f"{obj.key} {obj.text}"


class PromiseForm(forms.Form):
    """Every sentence of the version in force can be chosen, and none of another."""

    clause = ClauseChoice(
        Clause.objects.none(), label=_("The sentence that promises it"), empty_label=_("Choose the sentence")
    )
    kind = forms.ChoiceField(label=_("What is promised"), choices=Promise.Kind)
    yen = YenField(
        label=_("Worth to one person, in yen"), min_value=1, max_value=MOST_YEN,
        widget=MaskedInput({"inputmode": "numeric", "autocomplete": "off", "size": 12}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, version: Version | None) -> None:
        super().__init__(data, auto_id="promise_%s")
        clauses = Clause.objects.filter(version=version).order_by("order") if version else Clause.objects.none()
        self.fields["clause"].queryset = clauses  # type: ignore[attr-defined]
