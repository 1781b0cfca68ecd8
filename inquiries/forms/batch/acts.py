"""The particulars of each kind of act, as somebody asks for them; `asked` is what the batch keeps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.forms.card.steps import CardReportForm
from inquiries.forms.inquiry.assignments import AssignmentForm
from inquiries.forms.inquiry.holds import HoldForm
from inquiries.forms.inquiry.topics import TopicBoxes
from inquiries.models import Answer, Kind, Priority, Staff, Stage, Topic, Version
from inquiries.models.inquiry.closure import OFFERED
from inquiries.models.notice.topic import REISSUES

AHEAD = timedelta(days=30)
"""So far ahead calls are promised."""


class ActForm(forms.Form):
    """Without fields: there is nothing to ask."""

    def fit(self, staff: Staff) -> None:
        """Leave away what this person cannot say."""

    @property
    def asked(self) -> dict[str, Any]:
        """In plain JSON."""
        return {}


class GivingForm(AssignmentForm, ActForm):
    """To whom."""

    @property
    def asked(self) -> dict[str, Any]:
        """The key of the person."""
        return {"staff": self.cleaned_data["staff"].pk}


class SortingForm(ActForm):
    """Topics to add and topics to take away."""

    add = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Add these topics"),
        required=False,
        to_field_name="key",
        widget=TopicBoxes,
    )
    remove = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Remove these topics"),
        required=False,
        to_field_name="key",
        widget=TopicBoxes,
    )

    def clean(self) -> dict[str, Any]:
        """One topic at least, and none in both."""
        add, remove = ({*self.cleaned_data.get(name, [])} for name in ("add", "remove"))
        if not add and not remove:
            raise ValidationError(_("Choose a topic to add or to remove."), code="none")
        if add & remove:
            raise ValidationError(_("A topic cannot be both added and removed."), code="both")
        return self.cleaned_data

    @property
    def asked(self) -> dict[str, Any]:
        """The keys of the topics."""
        return {name: [topic.key for topic in self.cleaned_data[name]] for name in ("add", "remove")}


class PrioritisingForm(ActForm):
    """Which priority."""

    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=Priority,
        coerce=lambda said: Priority(int(said)),
        widget=forms.RadioSelect,
    )

    @property
    def asked(self) -> dict[str, Any]:
        """Its word."""
        return {"priority": self.cleaned_data["priority"].word}


class HoldingForm(HoldForm, ActForm):
    """For what, and until when."""

    @property
    def asked(self) -> dict[str, Any]:
        """Reason, words and time."""
        said, until = self.cleaned_data, self.cleaned_data["until"]
        return {"reason": said["reason"], "words": said["words"], "until": until.isoformat() if until else ""}


class ClosingForm(ActForm):
    """With which outcome."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=OFFERED, widget=forms.RadioSelect)

    @property
    def asked(self) -> dict[str, Any]:
        """The outcome."""
        return {"outcome": self.cleaned_data["outcome"]}


class AnswerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An answer by its topic, and by whom it is for."""

    def label_from_instance(self, obj: Any) -> str:
        """The topic's name, and the cohort where there is one."""
        return f"{obj.topic.name} ({obj.cohort})" if obj.cohort else str(obj.topic.name)


class ReplyingForm(ActForm):
    """With which answer in force, and whether somebody has seen that it fits where the topics say otherwise."""

    answer = AnswerChoice(Answer.objects.none(), label=_("Answer"))
    insists = forms.BooleanField(
        label=_("Send it also where the topics are others, or more: I have looked at these inquiries"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].queryset = self.offered()  # type: ignore[attr-defined]

    def offered(self) -> Any:
        """Those for everybody: whom another fits is known of one person at a time."""
        in_force = Answer.objects.approved().of(Version.objects.in_force()).filter(cohort="")
        return in_force.select_related("topic").in_order()

    @property
    def asked(self) -> dict[str, Any]:
        """The key of the answer, and that somebody insists."""
        return {"answer": self.cleaned_data["answer"].pk, "insists": self.cleaned_data.get("insists", False)}


class RemindingForm(ReplyingForm):
    """With which answer about reissues."""

    insists = None  # type: ignore[assignment]
    answer = AnswerChoice(
        Answer.objects.none(),
        label=_("Answer"),
        help_text=_("Only approved answers about card reissues are offered here."),
    )

    def offered(self) -> Any:
        """Their topics have keys that begin with REISSUES."""
        return super().offered().filter(topic__key__startswith=REISSUES)


class SteppingForm(CardReportForm, ActForm):
    """The step of all of them. Who reported it is asked anew each time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
        self.fields["stage"].widget.choices = [("", "---------"), *Stage.choices[1:]]

    @property
    def asked(self) -> dict[str, Any]:
        """Stage, reporter and day."""
        said = self.cleaned_data
        return {"stage": said["stage"], "reported_by": said["reported_by"], "on": said["on"].isoformat()}


class CallingForm(ActForm):
    """From which day on, between which times, how long a call takes, and who calls."""

    day = forms.DateField(label=_("From this day on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    opens = forms.TimeField(label=_("Not before"), initial="10:00", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    closes = forms.TimeField(label=_("Over by"), initial="17:00", widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes for a call"), initial=10, min_value=5, max_value=120)
    people = forms.ModelMultipleChoiceField(
        Staff.objects.working(), label=_("Who calls"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial.setdefault("day", today)
        self.fields["day"].widget.attrs |= {"min": today.isoformat(), "max": (today + AHEAD).isoformat()}

    def fit(self, staff: Staff) -> None:
        """Who is no supervisor calls themselves."""
        if not staff.can_supervise:
            del self.fields["people"]

    def clean_day(self) -> Any:
        """A day to come, and not far away."""
        day, today = self.cleaned_data["day"], timezone.localdate()
        if not today <= day <= today + AHEAD:
            raise ValidationError(_("Choose today or one of the next 30 days."))
        return day

    def clean(self) -> dict[str, Any]:
        """One call at least goes into the window."""
        said = self.cleaned_data
        if said.get("opens") and said.get("closes") and said["closes"] <= said["opens"]:
            self.add_error("closes", ValidationError(_("This is before the time at which the calls begin.")))
        return said

    @property
    def asked(self) -> dict[str, Any]:
        """Day, window and people."""
        said = self.cleaned_data
        times = {name: said[name].isoformat() for name in ("day", "opens", "closes")}
        return times | {"minutes": said["minutes"], "people": [person.pk for person in said.get("people", [])]}


FORMS: dict[str, type[ActForm]] = {
    Kind.TAKE: ActForm,
    Kind.GIVE: GivingForm,
    Kind.RELEASE: ActForm,
    Kind.TOPICS: SortingForm,
    Kind.PRIORITY: PrioritisingForm,
    Kind.HOLD: HoldingForm,
    Kind.RESUME: ActForm,
    Kind.CLOSE: ClosingForm,
    Kind.REPLY: ReplyingForm,
    Kind.STEP: SteppingForm,
    Kind.CALL: CallingForm,
    Kind.REMIND: RemindingForm,
}
"""By kind."""
