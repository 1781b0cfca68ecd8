"""Words: what somebody typed, without the characters that no screen shows and no database keeps."""

import re
from typing import Any

from django import forms

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Words(forms.CharField):
    """Line breaks and tabs stay; other control characters go, and what was typed around them is kept."""

    def to_python(self, value: Any) -> str:
        """The words, with one kind of line break."""
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return super().to_python(UNSEEN.sub("", text)) or ""
