"""A reply as the page sends it back: its parts in order, and what the page knew when it was loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models.explanation import LONGEST as LONGEST_EXPLANATION
from inquiries.models.inquiry.letter import Part
from inquiries.models.refusal import Refusal
from inquiries.models.reply.not_sent import AnotherContact, Warned

LONGEST = 20_000
"""Characters that a reply may have."""
NAME = re.compile(r"(words|clause)-(\d{1,4})")
CLAUSE = re.compile(r"(\d{1,18}):(\d{1,18})")


class DraftForm(forms.Form):
    """`words-0`, `clause-1`, `words-2` …: a clause is only named (answer:clause); its text is not ours to change."""

    fingerprint = ""
    asks_words = False
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    contact = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    insisted = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    because = forms.CharField(max_length=LONGEST_EXPLANATION, required=False, widget=forms.HiddenInput)
    regrouped = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """With the parts as `parts`, and the files as `enclosed`."""
        length = sum(len(part.get("words", "")) for part in self.parts)
        if length > LONGEST:
            sentence = _(
                "The reply has %(length)s characters; it may have %(longest)s. Nothing is lost: shorten it here."
            )
            raise ValidationError(sentence, code="long", params={"length": length, "longest": LONGEST})
        return self.cleaned_data | {
            "parts": self.parts,
            "regrouped": self.cleaned_data.get("regrouped") or 0,
            "enclosed": self.enclosed,
        }

    def is_to(self, contact: int) -> bool:
        """It is valid, and its page was loaded for this contact; else it has an error."""
        if self.is_valid() and self.cleaned_data["contact"] != contact:
            self.refuse(AnotherContact())
        return not self.errors

    def refuse(self, refusal: Refusal) -> None:
        """Show why it was not sent; for Warned, keep the fingerprint that overrides the warnings."""
        if isinstance(refusal, Warned):
            self.fingerprint, self.asks_words = refusal.fingerprint, refusal.asks_words
        self.add_error(None, refusal.sentences)

    @property
    def parts(self) -> list[Part]:
        """The parts as typed, valid or not."""
        found = sorted((int(match[2]), match[0]) for match in map(NAME.fullmatch, self.data) if match)
        return list(self._parts([name for _order, name in found]))

    @property
    def enclosed(self) -> list[int]:
        """The keys of the files that the page shows, in order."""
        said = self.data.getlist("enclosed") if isinstance(self.data, QueryDict) else []
        return [int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 19]

    def _parts(self, names: list[str]) -> Iterator[Part]:
        for name in names:
            said = self.data[name]
            if name.startswith("words"):
                yield {"words": mask(Words(required=False).clean(said)).text}
            elif match := CLAUSE.fullmatch(said):
                yield {"answer": int(match[1]), "clause": int(match[2])}
