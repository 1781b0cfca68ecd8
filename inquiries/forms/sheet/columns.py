"""The columns of a card company's sheets: which of our fields, in which order, under which title."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inquiries.forms.masked import MaskedInput
from inquiries.models import SheetColumns
from inquiries.models.sheet.columns import LONGEST_TITLE
from inquiries.models.sheet.field import TITLES, Charset, DayFormat, FileKind, SheetField


class SheetColumnsForm(forms.Form):
    """For each field its place, empty where it is not on the sheet, and its title."""

    kind = forms.ChoiceField(choices=FileKind.choices, label=gettext_lazy("File"))
    charset = forms.ChoiceField(choices=Charset.choices, label=gettext_lazy("How CSV is written"))
    day_format = forms.ChoiceField(choices=DayFormat.choices, label=gettext_lazy("How days are written"))

    def __init__(self, data: Any = None, *, chosen: SheetColumns) -> None:
        initial = {"kind": chosen.kind, "charset": chosen.charset, "day_format": chosen.day_format}
        super().__init__(data, initial=initial)
        places = {field: place for place, (field, _title) in enumerate(chosen.columns, 1)}
        for field in SheetField:
            self.fields[f"place_{field}"] = forms.IntegerField(
                label=_("Place of: %(field)s") % {"field": field.label},
                required=False,
                min_value=1,
                max_value=99,
                initial=places.get(field.value),
                widget=forms.NumberInput({"inputmode": "numeric", "class": "form-control"}),
            )
            self.fields[f"title_{field}"] = forms.CharField(
                label=_("Title of: %(field)s") % {"field": field.label},
                required=False,
                max_length=LONGEST_TITLE,
                initial=chosen.title_of(field) or TITLES[field],
                widget=MaskedInput({"class": "form-control"}),
            )

    @property
    def rows(self) -> list[tuple[SheetField, forms.BoundField, forms.BoundField]]:
        """For each field its two fields."""
        return [(field, self[f"place_{field}"], self[f"title_{field}"]) for field in SheetField]

    @property
    def said(self) -> dict[str, Any]:
        """In the words of the verb; at the same place the order of the fields decides."""
        kept = self.cleaned_data
        chosen = [field for field in SheetField if kept.get(f"place_{field}")]
        chosen.sort(key=lambda field: kept[f"place_{field}"])
        columns = [(field.value, kept[f"title_{field}"]) for field in chosen]
        return {"columns": columns} | {name: kept[name] for name in ("kind", "charset", "day_format")}
