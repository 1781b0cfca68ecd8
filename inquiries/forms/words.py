"""Words: what somebody typed, without the characters that no screen shows and no database keeps."""

import re
from typing import Any

from django import forms

from inquiries.masking.folding import INVISIBLE, fold

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Words(forms.CharField):
    """Line breaks and tabs stay; other control characters go, and what was typed around them is kept.

    Words of which nothing can be seen are none.
    """

    def to_python(self, value: Any) -> str:
        """The words, with one kind of line break."""
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        words = super().to_python(UNSEEN.sub("", text)) or ""
        return words if fold(words).replace(INVISIBLE, "").strip() else ""
