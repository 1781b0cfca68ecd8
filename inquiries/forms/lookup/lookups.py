"""Looking somebody up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedInput, MaskedWords
from inquiries.forms.reasons import ReasonForm
from inquiries.masking import mask
from inquiries.models.lookup.lookup import KINDS
from inquiries.models.roster.blind_key import Kind, NotWhole, plain


class LookupForm(ReasonForm):
    """One whole value, what it is, and why it is looked up."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        choices=[("", _("As it is written")), *((kind.value, name) for kind, name in KINDS.items())],
        required=False,
        label=_("Look up by"),
        widget=forms.Select({"class": "form-select w-auto"}),
    )
    value = MaskedWords(
        longest=254,
        label=_("Whole value"),
        help_text=_("As the caller says it, whole. It is not stored, and no part of it is searched for."),
        widget=MaskedInput({"autocomplete": "off", "spellcheck": "false", "class": "form-control"}),
    )
    field_order = ("kind", "value", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="lookup-%s", **kwargs)
        self.fields["reason"].widget.attrs |= {"autocomplete": "off", "class": "form-control"}

    def clean(self) -> dict[str, Any]:
        """Refuses what is no whole value: nobody could be found by it."""
        said = super().clean() or self.cleaned_data
        if "value" in said and "kind" in said:
            said["kind"] = kind = Kind(said["kind"]) if said["kind"] else as_written(said["value"])
            if mask(self.data.get("value", "")).findings or not plain(kind, said["value"]):
                self.add_error("value", NotWhole().sentences)
        return said


def as_written(value: str) -> Kind:
    """What this is by its form: an address, a telephone number, else a member ID."""
    if "@" in value or "@" in value:
        return Kind.MAIL
    return Kind.PHONE if plain(Kind.PHONE, value) else Kind.MEMBER
