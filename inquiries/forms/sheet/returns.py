"""A card company's file: the file itself, which column is which, and what its words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedInput
from inquiries.models import Reporter, Stage
from inquiries.models.sheet.brought import Part
from inquiries.web.uploads import LARGEST

NO_STEP = "none"
"""These words mean no step."""
NEEDED = (Part.REFERENCE, Part.STEP)


class ReturnForm(forms.Form):
    """A file, and who answers."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV or Excel (.xlsx)"), widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"})
    )
    tab = forms.CharField(
        label=_("Sheet"),
        required=False,
        max_length=100,
        help_text=_("Only where the file has several"),
        widget=MaskedInput,
    )
    reported_by = forms.ChoiceField(
        label=_("Who answers"),
        choices=[(one.value, one.label) for one in (Reporter.ISSUER, Reporter.PROCESSOR)],
        initial=Reporter.ISSUER,
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> Any:
        """Refuses what is too large: only its size is known then."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large for the answer to one sheet."))
        return file

    @property
    def said(self) -> dict[str, Any]:
        """What it begins with."""
        file, kept = self.cleaned_data["file"], self.cleaned_data
        said = {"content": file.read(), "name": PurePath(file.name).name}
        return said | {"tab": kept["tab"], "reported_by": kept["reported_by"]}


class PartsForm(forms.Form):
    """For each part the column that holds it."""

    def __init__(self, data: Any = None, *, columns: Sequence[str], chosen: Mapping[str, int] | None = None) -> None:
        super().__init__(data)
        choices = [("", _("not in this file")), *((str(place), name) for place, name in enumerate(columns))]
        for part in Part:
            self.fields[part.value] = forms.ChoiceField(
                label=part.label,
                choices=choices,
                required=part in NEEDED,
                initial=str((chosen or {}).get(part.value, "")),
                help_text=_("Without it, the day on which the file is accepted.") if part == Part.DAY else "",
            )

    def clean(self) -> dict[str, Any]:
        """No column is two things."""
        places = [place for place in self.cleaned_data.values() if place]
        if len(places) != len(set(places)):
            raise forms.ValidationError(_("One column was chosen twice."))
        return self.cleaned_data

    @property
    def chosen(self) -> dict[str, int]:
        """The place of the column of each part that is there."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place}


class WordsForm(forms.Form):
    """For each of their words that nobody explained yet, the step that it means."""

    def __init__(self, data: Any = None, *, words: Sequence[str]) -> None:
        super().__init__(data)
        self.words = list(words)
        choices = [("", "—"), (NO_STEP, _("no step: to be looked into")), *Stage.choices]
        for number, said in enumerate(self.words):
            self.fields[f"stage_{number}"] = forms.ChoiceField(label=f"「{said}」", choices=choices, required=False)
            self.fields[f"word_{number}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=said, label=said
            )

    @property
    def meant(self) -> dict[str, str]:
        """What was explained, by their words as the page showed them."""
        found = {}
        for number in range(len(self.words)):
            said, stage = self.cleaned_data.get(f"word_{number}"), self.cleaned_data.get(f"stage_{number}")
            if stage and said in self.words:
                found[said] = "" if stage == NO_STEP else stage
        return found


class AcceptanceForm(forms.Form):
    """What somebody has seen."""

    seen = forms.CharField(required=False, max_length=64)

    @property
    def said(self) -> str:
        """The fingerprint of it."""
        self.full_clean()
        return str(self.cleaned_data.get("seen", ""))
