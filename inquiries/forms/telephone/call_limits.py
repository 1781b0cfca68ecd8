"""After how long a call is warned of, and what is said then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import CallLimit, Topic
from inquiries.models.reply.send_warning import is_unfilled, unsayable
from inquiries.models.telephone.call_limit import SENTENCES

LONGEST = 500
"""Characters: a sentence that is read aloud, not a letter."""


def _words(label: Any) -> MaskedWords:
    return MaskedWords(longest=LONGEST, label=label, widget=MaskedTextarea({"rows": 4, "data-no-card": ""}))


class CallLimitForm(forms.Form):
    """Minutes and four sentences. What is never said, on whatever topic, is refused in them."""

    minutes = forms.IntegerField(label=_("Minutes of a call"), min_value=1, max_value=720)
    warning_ja = _words(_("The warning, in Japanese"))
    ending_ja = _words(_("The end of the call, in Japanese"))
    warning_en = _words(_("The warning, in English"))
    ending_en = _words(_("The end of the call, in English"))

    def __init__(self, data: Any, *, limit: CallLimit) -> None:
        super().__init__(data, initial={name: getattr(limit, name) for name in ("minutes", *SENTENCES)})
        for name in SENTENCES:
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """Refuses placeholders, and what is never said."""
        said = super().clean() or self.cleaned_data
        topics = list(Topic.objects.all())
        for name in SENTENCES:
            if is_unfilled(words := said.get(name, "")):
                self.add_error(name, ValidationError(_("Placeholders are not filled in here. Write the words out.")))
            for warning in unsayable(words, topics):
                self.add_error(name, ValidationError(warning.sentence))
        return said

    @property
    def sentences(self) -> dict[str, str]:
        """The words for `CallLimit.objects.change`."""
        return {name: self.cleaned_data[name] for name in SENTENCES}
