"""A card company's file: the file itself, which column is which, and what its words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedInput
from inquiries.models import Reporter, Stage
from inquiries.models.sheet.brought import Part
from inquiries.models.sheet.matching import Wording
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
    """For each of their words in this file the step that it means, explained today or long ago."""

    def __init__(self, data: Any = None, *, wordings: Sequence[Wording]) -> None:
        super().__init__(data)
        self.wordings = list(wordings)
        choices = [("", "—"), (NO_STEP, _("no step: to be looked into")), *Stage.choices]
        for number, one in enumerate(self.wordings):
            self.fields[f"stage_{number}"] = forms.ChoiceField(
                label=one.words,
                choices=choices if one.stage is None else choices[1:],
                required=False,
                initial=_chosen(one.stage),
                widget=forms.Select({"class": "form-select", "aria-label": one.words}),
            )
            self.fields[f"word_{number}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=one.words, label=one.words
            )

    @property
    def rows(self) -> list[tuple[Wording, BoundField, BoundField]]:
        """Each with its two fields."""
        return [(one, self[f"stage_{number}"], self[f"word_{number}"]) for number, one in enumerate(self.wordings)]

    @property
    def asks(self) -> bool:
        """Nobody has explained one of them yet."""
        return any(one.stage is None for one in self.wordings)

    @property
    def meant(self) -> dict[str, str]:
        """What is explained otherwise than it stands, by their words as the page showed them."""
        found, stood = {}, {one.words: _chosen(one.stage) for one in self.wordings}
        for number in range(len(self.wordings)):
            said, stage = self.cleaned_data.get(f"word_{number}"), self.cleaned_data.get(f"stage_{number}")
            if stage and said in stood and stage != stood[said]:
                found[said] = "" if stage == NO_STEP else stage
        return found


def _chosen(stage: str | None) -> str:
    return NO_STEP if stage == "" else stage or ""


class AcceptanceForm(forms.Form):
    """What somebody has seen."""

    seen = forms.CharField(required=False, max_length=64)

    @property
    def said(self) -> str:
        """The fingerprint of it."""
        self.full_clean()
        return str(self.cleaned_data.get("seen", ""))
