"""The words around the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Answer, Clause, Cohort, Topic, Version, WarningKind
from inquiries.models.answer.variant import NOTE, Variant
from inquiries.models.reply.send_warning import fingerprint, unsayable

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 2_000
VARIANTS = ("spoken", "short")
"""Variants of an answer beside its written words."""


def _words(label: StrOrPromise, rows: int = 2) -> MaskedWords:
    return MaskedWords(longest=LONGEST, label=label, widget=MaskedTextarea({"rows": rows, "data-no-card": ""}))


class AnswerForm(forms.Form):
    """What a person may change of an answer: all but the quotation. A taboo in the words raises a warning."""

    fingerprint = ""
    opening = _words(_("Opening"), rows=3)
    silence = _words(_("What the notice does not say"), rows=3)
    next_step = _words(_("Next step"), rows=3)
    handling_note = _words(_("Handling note: for the desk alone, never said outside"), rows=3)
    spoken_opening = _words(_("On the telephone: opening"))
    spoken_silence = _words(_("On the telephone: what the notice does not say"))
    spoken_next_step = _words(_("On the telephone: next step"))
    short_opening = _words(_("In short: opening"))
    short_silence = _words(_("In short: what the notice does not say"))
    short_next_step = _words(_("In short: next step"))
    insisted = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, topic: Topic | None = None, cohort: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.reader = topic, cohort

    @property
    def variants(self) -> list[forms.BoundField]:
        """The fields of the variants; where they are empty the written words are used."""
        return [self[f"{name}_{field}"] for name in VARIANTS for field in Variant._fields]

    def clean(self) -> dict[str, Any]:
        """The written words, the others as `variants`, and as `insisted` the kind of warning that somebody overrode."""
        said = super().clean() or self.cleaned_data
        written = {field: said.get(field, "") for field in Variant._fields}
        others = {name: {field: said.get(f"{name}_{field}", "") for field in Variant._fields} for name in VARIANTS}
        everything = "\n\n".join([*written.values(), *(words for one in others.values() for words in one.values())])
        note = {NOTE: said.get(NOTE, "")}
        return written | note | {"variants": others, "insisted": self._insisted(everything, said)}

    def _insisted(self, words: str, said: dict[str, Any]) -> str:
        topic = said.get("topic") or self.about
        reader = said.get("cohort") or self.reader
        warnings = unsayable(words, [topic] if topic else [], cohorts=[reader] if reader else None)
        now = fingerprint(words, warnings)
        if warnings and now != said.get("insisted"):
            self.fingerprint = now
            raise forms.ValidationError([warning.sentence for warning in warnings])
        return WarningKind.TABOO.value if warnings else ""

    @classmethod
    def words_of(cls, answer: Answer) -> dict[str, str]:
        """What an answer says, as the fields show it."""
        written = {field: getattr(answer, field) for field in Variant._fields}
        others = {f"{name}_{field}": w for name, words in answer.variants.items() for field, w in words.items()}
        return written | others | {NOTE: answer.handling_note}


class NewAnswerForm(AnswerForm):
    """A new answer: its topic, whom it is for, the clauses that it quotes, its words."""

    topic = forms.ModelChoiceField(Topic.objects.order_by("order", "key"), label=_("Topic"), to_field_name="key")
    cohort = forms.ChoiceField(
        label=_("For whom"),
        choices=[("", pgettext_lazy("cohorts", "everybody")), *Cohort.choices],
        required=False,
        help_text=_("An answer for a group is proposed only where the look-up found it and it may be told."),
    )
    clauses = forms.ModelMultipleChoiceField(
        Clause.objects.none(), required=False, label=_("What it quotes"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("topic", "cohort", "opening", "clauses", "silence", "next_step")

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["clauses"]
        field.queryset = version.clauses.order_by("order")
        field.label_from_instance = lambda clause: f"{clause.key} {clause.text}"

    def clean(self) -> dict[str, Any]:
        """With `topic`, `cohort` and `clauses`."""
        said = dict(self.cleaned_data)
        return super().clean() | {name: said[name] for name in ("topic", "cohort", "clauses") if name in said}

    def draft(self) -> dict[str, Any]:
        """The arguments for `Answer.objects.draft`."""
        said = self.cleaned_data
        words = {name: said[name] for name in ("cohort", *Variant._fields, NOTE, "variants")}
        return {"words": words, **{name: said[name] for name in ("topic", "clauses", "insisted")}}
