"""A notice as it was published: a file of whatever build, or its text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.notice.files import LARGEST_FILE, text_of
from inquiries.notice.reading import MOST_BYTES, Unreadable


class ProofForm(forms.Form):
    """One of the two, and the day on which it was published."""

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
        max_length=MOST_BYTES,
        widget=forms.Textarea({"rows": 10, "class": "mincho"}),
    )
    published_on = forms.DateField(
        label=_("Day of publication"), initial=timezone.localdate, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """With the text of whichever was given as `text`."""
        file, words = self.cleaned_data.get("file"), self.cleaned_data.get("words", "")
        if bool(file) == bool(words.strip()):
            raise forms.ValidationError(_("Choose a file, or paste the text: one of the two."))
        return self.cleaned_data | {"text": self._text_of(file) if file else words.replace("\r\n", "\n")}

    def _text_of(self, file: Any) -> str:
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large for a notice."))
        try:
            return text_of(file.read(), file.name or "", file.content_type or "")
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    @property
    def text(self) -> str:
        """The characters of the notice."""
        return str(self.cleaned_data["text"])

    @property
    def begun(self) -> dict[str, Any]:
        """What a proof begins with."""
        file = self.cleaned_data.get("file")
        source = PurePath(file.name).name if file else ""
        return {"text": self.text, "published_on": self.cleaned_data["published_on"], "source": source}
