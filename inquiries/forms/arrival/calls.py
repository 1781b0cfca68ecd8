"""The call form: who calls, about what, what they were told and what happens now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from inquiries.forms.inquiry.callbacks import PromiseField
from inquiries.forms.issuer.issuer_field import IssuerField
from inquiries.forms.marked import MarkedField
from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Answer, Closure, Contact, Edition, Inquiry, Lookup, Owner, Staff, Topic, Version
from inquiries.models.arrival.call import CallEntry
from inquiries.models.inquiry.callback import InThePast
from inquiries.models.inquiry.closure import OFFERED
from inquiries.models.inquiry.escalation import StillAsked
from inquiries.models.refusal import Refusal

from .callers import Caller, CallerField
from .pressed import Pressed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_TOPICS = 3
LONGEST_CALL = timedelta(hours=12)
HAND_TO = "to:"
"""Prefix of an outcome that escalates to the owner after it."""
REFUSED: dict[type[Refusal], str] = {InThePast: "callback_at", StillAsked: "outcome"}
"""Refusals while the call is saved, and the field to which each belongs."""


def hand_to(name: StrOrPromise) -> StrOrPromise:
    """The owner as the list of outcomes names it, in the reader's language."""
    return format_lazy(_("Hand on to {name}"), name=name)


def moment_of_call(said: str) -> datetime | None:
    """An instant within a call that is saved now; None where it is no time of ours, or too long ago."""
    now = timezone.now()
    try:
        at = parse_datetime(said)
    except ValueError:
        return None
    if at is None or timezone.is_naive(at):
        return None
    return at if now - LONGEST_CALL <= at <= now else None


class TopicsForm(forms.Form):
    """The chosen topics, and what was told of them."""

    bound_field_class = MarkedField
    topics = forms.ModelMultipleChoiceField(Topic.objects.order_by("order", "key"), required=False, label=_("Topics"))
    told = forms.ModelMultipleChoiceField(Answer.objects.none(), required=False, label=_("What you told"))
    stated = forms.ModelMultipleChoiceField(
        Edition.objects.approved(), required=False, label=_("Company statements that you told")
    )
    handed_on = forms.ModelMultipleChoiceField(
        Topic.objects.exclude(owner=""), required=False, label=_("What is handed on")
    )

    def __init__(self, *args: Any, version: Version | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].queryset = Answer.objects.approved().of(version)  # type: ignore[attr-defined]

    def chosen(self, name: str) -> list[int]:
        """The keys chosen in a field, also where the form as a whole was refused."""
        value = self[name].value() or []
        values = value if isinstance(value, list) else [value]
        return [int(key) for key in values if re.fullmatch("[0-9]{1,18}", str(key))]

    def clean_topics(self) -> list[Topic]:
        """Refuses more than three."""
        topics = list(self.cleaned_data["topics"])
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(_("Three topics at most: the ones the caller most wants answered."))
        return topics


class CallForm(TopicsForm):
    """No field is required, but there must be a topic or a memo."""

    who = CallerField()
    contact = forms.ModelChoiceField(Contact.objects.none(), required=False, widget=forms.HiddenInput)
    inquiry = forms.ModelChoiceField(Inquiry.objects.none(), required=False, widget=forms.HiddenInput)
    lookups = forms.ModelMultipleChoiceField(Lookup.objects.none(), required=False)
    began_at = forms.CharField(required=False, widget=forms.HiddenInput)
    wants_reissue = forms.BooleanField(required=False, label=_("Open a reissue"))
    issuer = IssuerField()
    memo = MaskedWords(
        longest=5_000,
        label=_("Memo"),
        help_text=_("No card number, no PIN, no password. If one is read aloud, interrupt and tick the mark below."),
        widget=MaskedTextarea({"rows": 2, "data-no-card": "", "data-key": "m"}),
    )
    offered_number = forms.BooleanField(
        required=False,
        label=_("A number was offered and not taken"),
        widget=forms.CheckboxInput({"data-key": "alt+x"}),
    )
    warned_at = forms.CharField(required=False, label=_("Warned the caller"), widget=Pressed({"data-key": "alt+w"}))
    hung_up_at = forms.CharField(required=False, label=_("Ended the call"), widget=Pressed({"data-key": "alt+q"}))
    callback_at = PromiseField(required=False)
    outcome = forms.ChoiceField(
        choices=[
            ("", _("Leave it open")),
            (_("Close it"), OFFERED),
            (_("Hand it on"), [(f"{HAND_TO}{owner}", hand_to(name)) for owner, name in Owner.choices]),
        ],
        required=False,
        label=_("Outcome"),
    )

    def __init__(self, *args: Any, by: Staff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = Contact.objects.visible_to(by)  # type: ignore[attr-defined]
        self.fields["inquiry"].queryset = Inquiry.objects.visible_to(by)  # type: ignore[attr-defined]
        self.fields["lookups"].queryset = Lookup.objects.filter(sighting__staff=by)  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial.setdefault("began_at", timezone.now().isoformat())
            self.fields["who"].widget.attrs["autofocus"] = True

    def clean_began_at(self) -> datetime | None:
        """When the form was opened; None where that is not a time of ours, or too long ago."""
        return moment_of_call(self.cleaned_data["began_at"])

    def clean_warned_at(self) -> datetime | None:
        """When the caller was warned."""
        return self._pressed("warned_at")

    def clean_hung_up_at(self) -> datetime | None:
        """When we ended the call."""
        return self._pressed("hung_up_at")

    def _pressed(self, name: str) -> datetime | None:
        """The instant that the browser set, within the call; without one, now. None where nothing was pressed."""
        if not (said := self.cleaned_data[name]):
            return None
        now = timezone.now()
        return max(moment_of_call(said) or now, self.cleaned_data.get("began_at") or now - LONGEST_CALL)

    def clean(self) -> dict[str, Any]:
        """Checks the fields together. Where a contact was chosen, errors in the field `who` do not matter."""
        said = super().clean() or self.cleaned_data
        if said.get("contact"):
            self.errors.pop("who", None)
        ends = said.get("outcome") or ""
        said["owner"] = ends.removeprefix(HAND_TO) if ends.startswith(HAND_TO) else ""
        said["outcome"] = "" if said["owner"] else ends
        for field, sentence in list(self._contradictions(said)):
            self.add_error(field, forms.ValidationError(sentence))
        return said

    def _contradictions(self, said: dict[str, Any]) -> Iterator[tuple[str | None, StrOrPromise]]:
        says_something = said.get("topics") or said.get("memo") or self.errors.keys() & {"topics", "memo"}
        if not says_something:
            yield None, _("Choose a topic, or write a memo.")
        if (inquiry := said.get("inquiry")) and inquiry.contact != said.get("contact"):
            yield None, _("This inquiry is somebody else's. Choose the caller once more.")
        if said.get("issuer") and not said.get("wants_reissue"):
            yield "issuer", _("It is kept with a reissue: open one.")
        if said.get("callback_at") and self._is_unreachable(said):
            yield "callback_at", _("To call back we need a number.")
        if sentence := said.get("outcome") and self._why_not_closed(said):
            yield "outcome", sentence

    def _why_not_closed(self, said: dict[str, Any]) -> StrOrPromise:
        outcome, was_told = said["outcome"], said.get("told") or said.get("stated")
        if said.get("callback_at"):
            return _("A promised call keeps it open.")
        if said.get("handed_on"):
            return _("What is handed on keeps it open.")
        if outcome == Closure.Outcome.ANSWERED and not was_told:
            return _("Mark what you told from the notice, or choose another outcome.")
        if outcome == Closure.Outcome.ANSWERED_FREELY and not (was_told or said.get("memo")):
            return _("Write down in the memo what you said, or choose another outcome.")
        return ""

    def _is_unreachable(self, said: dict[str, Any]) -> bool:
        contact, caller = said.get("contact"), said.get("who")
        return not contact.phones.exists() if contact else caller is not None and not caller.phone

    @property
    def status(self) -> int:
        """The status code of the page that shows this form."""
        return 422 if self.errors else 200

    def look(self) -> None:
        """Show what was typed, without errors."""
        self.full_clean()
        self._errors = ErrorDict()

    def refuse(self, refusal: Refusal) -> None:
        """Show the refusal beside its field."""
        self.add_error(REFUSED.get(type(refusal)), refusal.sentences)

    def entry(self) -> CallEntry:
        """The form as a CallEntry."""
        said = dict(self.cleaned_data)
        caller = said.pop("who", Caller())
        return CallEntry(name=caller.name, phone=caller.phone, **said)
