"""A file of answers to take in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class HandbookForm(forms.Form):
    """The file, and whether it is only tried."""

    file = forms.FileField(label=_("File"), help_text=_("As saved here, changed in any text editor."))
    dry_run = forms.BooleanField(label=_("Only try it: say what would change"), required=False, initial=True)

    def __init__(self, *args: Any, most_bytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most_bytes = most_bytes

    def clean_file(self) -> UploadedFile[bytes]:
        """The file, unless it is too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > self.most_bytes:
            raise forms.ValidationError(_("The file is too large."))
        return file
