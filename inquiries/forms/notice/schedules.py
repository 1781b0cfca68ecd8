"""A schedule as a person corrects it: a row for each set of days, a row for each closing or special day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.public_holidays import COUNTRIES, JAPAN
from inquiries.schedule import YEARLY, clock

from .clock import ClockField

BLANK_ROWS, MOST_ROWS = 2, 30
HOLIDAYS = [
    ("closed", pgettext_lazy("public holidays", "closed")),
    ("open", pgettext_lazy("public holidays", "open")),
    ("same", pgettext_lazy("public holidays", "like the day of the week")),
]
SELECT = forms.Select({"class": "form-select"})
BY_CHOICE = {"closed": False, "open": True, "same": None}


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class SpanForm(forms.Form):
    """Hours on some weekdays, with or without a break, for a period or always."""

    days = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=[(day, WEEKDAYS_ABBR[day]) for day in range(7)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    holidays = forms.ChoiceField(label=_("Public holidays"), choices=HOLIDAYS, initial="closed", widget=SELECT)
    opens = ClockField(label=_("From"))
    closes = ClockField(label=_("Until"))
    opens_again = ClockField(label=_("After a break from"))
    closes_again = ClockField(label=_("Until"))
    first = _day(_("First day, if not always"))
    last = _day(_("Last day"))
    phone = forms.ChoiceField(label=_("Telephone"), required=False, widget=SELECT)

    def __init__(self, *args: Any, phones: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["phone"].choices = [("", _("any")), *((phone, phone) for phone in phones)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Checks a row that has hours; an empty row passes."""
        said = self.cleaned_data
        is_empty = said.get("opens") is None and said.get("closes") is None
        if self.errors or is_empty:
            return said
        for opens, closes in self.times:
            if opens is None or closes is None or closes <= opens:
                raise forms.ValidationError(_("The end lies before the beginning."))
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            raise forms.ValidationError(_("The end lies before the beginning."))
        if not said.get("days") and said.get("holidays") != "open":
            raise forms.ValidationError(_("Tick the days on which these hours hold."))
        return said

    @property
    def times(self) -> list[tuple[int | None, int | None]]:
        """One span, or two with a break between."""
        said = self.cleaned_data
        again = said.get("opens_again"), said.get("closes_again")
        return [(said.get("opens"), said.get("closes")), *([] if again == (None, None) else [again])]

    def as_json(self) -> list[dict[str, Any]]:
        """The row in the fact's JSON; empty for an empty row."""
        said = self.cleaned_data
        days = {
            "days": sorted(said.get("days") or []),
            "holidays": BY_CHOICE[said.get("holidays") or "closed"],
            "from": _iso(said.get("first")),
            "until": _iso(said.get("last")),
            "phone": said.get("phone") or None,
        }
        return [
            {"opens": clock(opens), "closes": clock(closes), **days}
            for opens, closes in self.times
            if opens is not None and closes is not None
        ]


class SpecialForm(forms.Form):
    """Days that are closed, or have hours of their own."""

    first = _day(_("From"))
    last = _day(_("Until"))
    yearly = forms.BooleanField(label=_("every year"), required=False)
    opens = ClockField(label=_("Open from, if at all"))
    closes = ClockField(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        """Checks days and hours of the row."""
        said = self.cleaned_data
        first, last = said.get("first"), said.get("last") or said.get("first")
        if first and last and last < first:
            raise forms.ValidationError(_("The end lies before the beginning."))
        opens, closes = said.get("opens"), said.get("closes")
        if not self.errors and (opens is None) != (closes is None):
            raise forms.ValidationError(_("Write from when and until when it is open on that day."))
        if opens is not None and closes is not None and closes <= opens:
            raise forms.ValidationError(_("The end lies before the beginning."))
        if first is None and (last or opens is not None):
            raise forms.ValidationError(_("Write the day."))
        return said

    def as_json(self) -> list[dict[str, Any]]:
        """The row in the fact's JSON; empty for an empty row."""
        said = self.cleaned_data
        first = said.get("first")
        if first is None:
            return []
        last = said.get("last") or first
        style = "%m-%d" if said.get("yearly") else "%Y-%m-%d"
        spans = [[clock(said["opens"]), clock(said["closes"])]] if said.get("opens") is not None else []
        return [{"from": f"{first:{style}}", "until": f"{last:{style}}", "spans": spans}]


class ScheduleForm:
    """All rows, and the time zone."""

    def __init__(
        self, data: Any = None, *, value: dict[str, Any] | None = None, phones: list[str] | None = None
    ) -> None:
        self.data, self.value = data, value or {"zone": JAPAN, "spans": [], "special": []}
        given = [span["phone"] for span in self.value["spans"] if span["phone"]]
        self.phones = list(dict.fromkeys([*(phones or []), *given]))

    @property
    def is_bound(self) -> bool:
        """It was submitted."""
        return self.data is not None

    @cached_property
    def spans(self) -> Any:
        """A row for each set of days."""
        rows = forms.formset_factory(SpanForm, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        return rows(self.data, prefix="spans", initial=_rows(self.value), form_kwargs={"phones": self.phones})

    @cached_property
    def special(self) -> Any:
        """A row for each closing or special day."""
        rows = forms.formset_factory(SpecialForm, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        return rows(self.data, prefix="special", initial=_special_rows(self.value, timezone.localdate().year))

    @property
    def zones(self) -> list[str]:
        """Time zones to choose from, the chosen one first."""
        typed = [zone for zone in [self.data.get("zone")] if zone in COUNTRIES] if self.is_bound else []
        return list(dict.fromkeys([*typed, self.value["zone"], *COUNTRIES]))

    def clean(self) -> dict[str, Any]:
        """The value of the fact, or ValidationError."""
        if not (self.spans.is_valid() and self.special.is_valid()):
            errors = [error for rows in (self.spans, self.special) for row in rows.errors for error in row.values()]
            raise forms.ValidationError(
                [message for error in errors for message in error] or [_("Load the page again.")]
            )
        zone = self.data.get("zone", JAPAN)
        spans = [span for row in self.spans for span in row.as_json()]
        if not spans:
            raise forms.ValidationError(_("Write from when and until when the hotline is open, in one row at least."))
        if zone not in self.zones:
            raise forms.ValidationError(_("This is not what the page shows. Load it again."))
        return {
            "zone": zone,
            "spans": spans,
            "special": _together(one for row in self.special for one in row.as_json()),
        }


def _together(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two rows with the same days become one special day with two spans."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        one = found.setdefault((row["from"], row["until"]), {**row, "spans": []})
        one["spans"] += row["spans"]
    return list(found.values())


def _rows(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Spans of the same days in one row, two at most."""
    rows: list[dict[str, Any]] = []
    for span in value["spans"]:
        days = {
            "days": span["days"],
            "holidays": next(choice for choice, said in BY_CHOICE.items() if said is span["holidays"]),
            "first": span["from"],
            "last": span["until"],
            "phone": span["phone"] or "",
        }
        last = rows[-1] if rows else None
        if last and "opens_again" not in last and {name: last[name] for name in days} == days:
            last |= {"opens_again": span["opens"], "closes_again": span["closes"]}
        else:
            rows.append({"opens": span["opens"], "closes": span["closes"], **days})
    return rows


def _special_rows(value: dict[str, Any], year: int) -> list[dict[str, Any]]:
    """The rows of special days; yearly ones are shown with dates of `year`."""
    rows = []
    for one in value["special"]:
        spans = one["spans"] or [["", ""]]
        is_yearly = bool(one["from"] and YEARLY.match(one["from"]))
        first, last = one["from"] or "", one["until"] or ""
        if is_yearly:
            first, last = f"{year}-{first}", f"{year + (last < first)}-{last}"
        rows += [
            {"first": first, "last": last, "yearly": is_yearly, "opens": opens, "closes": closes}
            for opens, closes in spans
        ]
    return rows


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
