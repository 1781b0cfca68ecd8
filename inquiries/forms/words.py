"""Words: typed text without control characters, which no screen shows and no database stores."""

import re
from typing import Any

from django import forms

from inquiries.masking.folding import INVISIBLE, fold

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Words(forms.CharField):
    """Keeps line breaks and tabs, and removes other control characters.

    Text without a visible character counts as empty.
    """

    def to_python(self, value: Any) -> str:
        """The cleaned text; every line break is a line feed."""
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        words = super().to_python(UNSEEN.sub("", text)) or ""
        return words if fold(words).replace(INVISIBLE, "").strip() else ""
