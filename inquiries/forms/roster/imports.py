"""A list of affected people: its file, its columns, and the word of the second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models.explanation import LONGEST
from inquiries.models.roster.field import IDENTIFIERS, LABELS, NOBODY_FOUND, Field
from inquiries.web.uploads import LARGEST_LIST


class ImportForm(forms.Form):
    """A file, and of several sheets the name of one."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV or Excel (.xlsx)"), widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"})
    )
    sheet = forms.CharField(
        label=_("Sheet"), required=False, max_length=100, help_text=_("Only where the file has several")
    )

    def clean_file(self) -> Any:
        """Refuses what is too large: only its size is known then."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_LIST:
            raise forms.ValidationError(_("This file is too large. Save it as CSV, or load it on the server."))
        return file

    @property
    def said(self) -> dict[str, Any]:
        """What the import begins with."""
        file = self.cleaned_data["file"]
        return {"content": file.read(), "name": PurePath(file.name).name, "sheet": self.cleaned_data["sheet"]}


class ColumnsForm(forms.Form):
    """For each field the column that holds it."""

    def __init__(
        self,
        data: Any = None,
        *,
        columns: Sequence[str],
        chosen: Mapping[str, int] | None = None,
        unsure: Sequence[str] = (),
    ) -> None:
        super().__init__(data)
        choices = [("", _("not in this file")), *((str(place), name) for place, name in enumerate(columns))]
        for field in Field:
            is_unsure = field.value in unsure
            self.fields[field.value] = forms.ChoiceField(
                label=LABELS[field], choices=choices, required=False, initial=str((chosen or {}).get(field.value, "")),
                help_text=_("A guess by the name of the column: please look.") if is_unsure else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A person must be found by something, and no column is two things."""
        places = [place for place in self.cleaned_data.values() if place]
        if len(places) != len(set(places)):
            raise forms.ValidationError(_("One column was chosen twice."))
        if not any(self.cleaned_data.get(field.value) for field in IDENTIFIERS):
            raise forms.ValidationError(NOBODY_FOUND)
        return self.cleaned_data

    @property
    def fields_chosen(self) -> dict[str, int]:
        """The place of the column of each field that is there."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place}


class AcceptanceForm(forms.Form):
    """What the second person has seen."""

    seen = forms.CharField(required=False, max_length=64)
    has_seen_bad = forms.BooleanField(required=False)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2}))

    @property
    def said(self) -> dict[str, Any]:
        """In the words of the verb."""
        self.full_clean()
        return {
            "seen": self.cleaned_data.get("seen", ""),
            "has_seen_bad": self.cleaned_data.get("has_seen_bad", False),
            "reason": self.cleaned_data.get("reason", ""),
        }
