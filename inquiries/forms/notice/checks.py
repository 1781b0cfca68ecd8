"""A person's check of a fact that was read, or a fact that they add."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Check
from inquiries.models.notice.proof import ADDED_FROM

from .schedules import ScheduleForm

MOST = 9_999_999_999
"""Larger than any count of people or cards, and shorter than any card number."""
PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}|(?:\+\d{1,3}|1)(?:-\d{2,5}){2,4}|[2-9]\d\d-\d{3}-\d{4}")
"""A number of Japan, of another country with its code, or of America."""


class PhoneField(forms.CharField):
    """Digits with hyphens, in any width."""

    def clean(self, value: Any) -> str:
        """The value as it is stored."""
        number = unicodedata.normalize("NFKC", super().clean(value)).strip()
        if not PHONE.fullmatch(number):
            raise forms.ValidationError(_("Write the number with hyphens, such as 0120-000-000."))
        return number


class DayField(forms.DateField):
    """A day."""

    def clean(self, value: Any) -> str:
        """The value as it is stored."""
        return f"{super().clean(value):%Y-%m-%d}"


FIELDS: dict[str, tuple[forms.Field, ...]] = {
    "phones": (PhoneField(),),
    "emails": (forms.EmailField(),),
    "opens_on": (DayField(),),
    "ends_on": (DayField(),),
    "member": (DayField(), DayField()),
    "card": (DayField(), DayField()),
    "counts": (forms.IntegerField(min_value=0, max_value=MOST),),
    "events": (DayField(),),
    "later": (DayField(),),
}
"""The fields of a value, by kind. Kinds that are not here can be confirmed or struck, but not corrected."""
SHAPES: dict[str, Callable[[Any, list[Any]], Any]] = {
    "member": lambda _old, said: said,
    "card": lambda _old, said: said,
    "counts": lambda old, said: {**old, "number": said[0]},
    "events": lambda old, said: {**old, "on": said[0]},
}
ADDABLE = ("phones", "emails", "opens_on", "ends_on", "member", "card")
"""Kinds that a person can add, beside a schedule, which has a form of its own."""
SCHEDULE = "schedule"


class _Said(forms.Form):
    """The parts of a value, as they were typed."""

    first = forms.CharField(required=False)
    second = forms.CharField(required=False)

    def __init__(
        self, data: Any, *, facts: Mapping[tuple[str, int], tuple[str, Any]], clauses: Mapping[str, str]
    ) -> None:
        """`facts`: quote and value of each fact, by kind and place; `clauses`: texts by key."""
        super().__init__(data)
        self.facts, self.clauses = facts, clauses
        self.schedule: ScheduleForm | None = None
        """The schedule as typed, to show it again after a refusal."""

    def value(self, name: str, old: Any = None) -> Any:
        """The value in the shape of its kind."""
        if name == SCHEDULE:
            self.schedule = ScheduleForm(self.data, value=old, phones=self._phones())
            return self.schedule.clean()
        typed = [self.cleaned_data.get("first", ""), self.cleaned_data.get("second", "")]
        said = [field.clean(words) for field, words in zip(FIELDS[name], typed, strict=False)]
        if len(said) == 2 and said[1] < said[0]:
            raise forms.ValidationError(_("The end lies before the beginning."))
        return SHAPES[name](old, said) if name in SHAPES else said[0]

    def _phones(self) -> list[str]:
        return [str(value) for (name, _place), (_quote, value) in self.facts.items() if name == "phones"]


class CheckForm(_Said):
    """Confirms, corrects or strikes a fact of the page."""

    fact = forms.CharField(max_length=20)
    place = forms.IntegerField(min_value=0, max_value=ADDED_FROM * 2)
    verdict = forms.ChoiceField(choices=Check.Verdict)

    def clean(self) -> dict[str, Any]:
        """Also sets `said`, the arguments for `Proof.check_fact`."""
        name, place = self.cleaned_data.get("fact", ""), self.cleaned_data.get("place", -1)
        verdict = self.cleaned_data.get("verdict")
        is_corrected = verdict == Check.Verdict.CORRECTED
        if (name, place) not in self.facts or (is_corrected and name not in (*FIELDS, SCHEDULE)):
            raise forms.ValidationError(_("This is not what the page shows. Load it again."))
        quote, old = self.facts[name, place]
        value = self.value(name, old) if is_corrected else None
        self.said = {"fact": name, "place": place, "quote": quote, "verdict": verdict, "value": value}
        return self.cleaned_data


class AddedForm(_Said):
    """Adds a fact: its kind, its value, and the clause that states it."""

    fact = forms.ChoiceField(choices=[(name, "") for name in (*ADDABLE, SCHEDULE)])
    clause = forms.CharField(max_length=10)

    def clean(self) -> dict[str, Any]:
        """Also sets `said`, the arguments for `Proof.check_fact`."""
        name, quote = self.cleaned_data.get("fact"), self.clauses.get(self.cleaned_data.get("clause", "").strip())
        if not name or quote is None:
            raise forms.ValidationError(_("Name the clause that states it by its number in the margin, such as c12."))
        places = [place for kind, place in self.facts if kind == name and place >= ADDED_FROM]
        self.said = {
            "fact": name,
            "place": max(places, default=ADDED_FROM - 1) + 1,
            "quote": quote,
            "verdict": Check.Verdict.ADDED,
            "value": self.value(name),
        }
        return self.cleaned_data
