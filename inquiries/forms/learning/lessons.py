"""A supervisor's verdict on lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Lesson, Topic

if TYPE_CHECKING:
    from inquiries.models.learning.lesson import LessonQuerySet


class VerdictForm(forms.Form):
    """Several lessons at once: accepted, accepted under another topic, or refused."""

    lessons = forms.ModelMultipleChoiceField(
        Lesson.objects.none(), error_messages={"required": _("Choose at least one.")}
    )
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"),
        required=False,
        to_field_name="key",
        label=_("Under"),
        empty_label=_("what operators chose"),
    )
    verdict = forms.ChoiceField(choices=[("teach", ""), ("refuse", "")])
    is_confirmed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, visible: LessonQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lessons"]
        field.queryset = visible

    @property
    def asks_first(self) -> bool:
        """A refusal not confirmed yet: it deletes the words, so it is asked once more."""
        return self.is_refusal and not self.cleaned_data["is_confirmed"]

    @property
    def is_refusal(self) -> bool:
        """They are to be refused."""
        return bool(self.cleaned_data["verdict"] == "refuse")
