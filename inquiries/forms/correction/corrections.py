"""A letter of correction while it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Clause
from inquiries.models.correction.correction import Pair, template

LONGEST = 2_000


class CorrectionForm(forms.Form):
    """The clauses that it corrects, and our words in each language."""

    clauses = forms.MultipleChoiceField(label=_("What it corrects"), widget=forms.CheckboxSelectMultiple)
    ja = MaskedWords(longest=LONGEST, label=_("Our words, in Japanese"), widget=MaskedTextarea({"rows": 4}))
    en = MaskedWords(longest=LONGEST, label=_("Our words, in English"), widget=MaskedTextarea({"rows": 4}))

    def __init__(self, data: Any, *, pairs: Iterable[Pair]) -> None:
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        for old, new in pairs:
            self.pairs[old.key].append((old, new))
        words = {"ja": template("ja"), "en": template("en"), "clauses": list(self.pairs)}
        super().__init__(data, initial=words)
        self.fields["clauses"].choices = [(key, _words(found[0][0])) for key, found in self.pairs.items()]  # type: ignore[attr-defined]
        self.fields["ja"].required = self.fields["en"].required = True

    @property
    def chosen(self) -> list[Pair]:
        """The chosen pairs of an old and a new clause."""
        return [pair for key in self.cleaned_data["clauses"] for pair in self.pairs[key]]

    @property
    def words(self) -> dict[str, str]:
        """Our words by language."""
        return {language: self.cleaned_data[language] for language in ("ja", "en")}


def _words(clause: Clause) -> str:
    return f"{clause.key} {clause.text}"
