"""A published notice: a file of any supported kind, or its text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.web.uploads import LARGEST

LONGEST = 1_000_000
"""Characters of a text."""


class ProofForm(forms.Form):
    """A file or a text, and the day on which it was published."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, Word, a saved web page or plain text"),
        widget=forms.FileInput({"accept": ".pdf,.docx,.html,.htm,.txt"}),
    )
    words = forms.CharField(
        label=_("Or the text itself"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 10, "class": "mincho"}),
    )
    published_on = forms.DateField(
        label=_("Day of publication"), initial=timezone.localdate, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """Refuses neither, both, and what is too large."""
        file, words = self.cleaned_data.get("file"), self.cleaned_data.get("words", "")
        if bool(file) == bool(words.strip()):
            raise forms.ValidationError(_("Choose a file, or paste the text: one of the two."))
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large for a notice."))
        return self.cleaned_data

    @property
    def upload(self) -> tuple[bytes, str, str] | None:
        """The file's bytes, name and content type."""
        file = self.cleaned_data["file"]
        return (file.read(), self.source, file.content_type or "") if file else None

    @property
    def pasted(self) -> str:
        """The pasted text."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")

    @property
    def source(self) -> str:
        """The name of the file."""
        file = self.cleaned_data["file"]
        return PurePath(file.name).name if file else ""
