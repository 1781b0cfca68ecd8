"""A file of codes: one column, one code a line. No error and no page repeats a code; lines are told by number."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import PurePath
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inquiries.forms.card.fees import YenField
from inquiries.forms.masked import MaskedInput
from inquiries.masking import holds_number_of_person
from inquiries.models.goodwill.promise import MOST_YEN

MOST_BYTES = 2_000_000
MOST_CODES = 20_000
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{3,63}")
HEADS = {"code", "codes", "コード", "引換コード", "クーポンコード", "シリアルコード"}
TOLD = 20


class Line(NamedTuple):
    """One code with its place in the file."""

    number: int
    code: str


class LotForm(forms.Form):
    """All of its codes are good, or none is taken in."""

    file = forms.FileField(
        label=gettext_lazy("File of codes"),
        help_text=gettext_lazy("CSV with one column, one code a line: letters, digits and hyphens, four at least."),
        widget=forms.FileInput({"accept": ".csv,.txt"}),
    )
    yen = YenField(
        label=gettext_lazy("Worth of one code, in yen"), min_value=1, max_value=MOST_YEN,
        widget=MaskedInput({"inputmode": "numeric", "autocomplete": "off", "size": 12}),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="lot_%s")

    def clean_file(self) -> list[Line]:
        """The codes with their lines."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is too large. Load it in parts."))
        self.name = PurePath(file.name).name
        lines = _lines(_text(file.read()))
        if not lines:
            raise ValidationError(_("No code stands in this file."))
        if len(lines) > MOST_CODES:
            raise ValidationError(_("%(most)s codes at most. Load it in parts.") % {"most": MOST_CODES})
        return lines

    @property
    def said(self) -> dict[str, Any]:
        """The arguments for `Lot.objects.load`."""
        lines: list[Line] = self.cleaned_data["file"]
        codes, numbers = [line.code for line in lines], [line.number for line in lines]
        return {"codes": codes, "lines": numbers, "name": self.name, "yen": self.cleaned_data["yen"]}


def _text(raw: bytes) -> str:
    for charset in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The file is no text."))


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    bad: list[int] = []
    twice: list[int] = []
    known: set[str] = set()
    try:
        rows = list(csv.reader(StringIO(text.replace("\0", "?"))))
    except csv.Error:
        raise ValidationError(_("The file cannot be read. Save it as CSV with one column.")) from None
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or (not found and not bad and cells[0].casefold() in HEADS):
            continue
        if len(cells) > 1 or not CODE.fullmatch(cells[0]) or holds_number_of_person(cells[0]):
            bad.append(number)
        elif cells[0] in known:
            twice.append(number)
        else:
            known.add(cells[0])
            found.append(Line(number, cells[0]))
    _refuse(bad, _("Lines that are no single code: %(lines)s."))
    _refuse(twice, _("Lines that repeat a code: %(lines)s."))
    return found


def _refuse(lines: list[int], sentence: str) -> None:
    if lines:
        told = ", ".join(map(str, lines[:TOLD])) + (" …" if len(lines) > TOLD else "")
        raise ValidationError(sentence % {"lines": told})
