"""What an inquiry is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Topic


class TopicBoxes(forms.CheckboxSelectMultiple):
    """A checkbox for each topic, with the words by which a search finds it."""

    def create_option(self, name: str, value: Any, *rest: Any, **named: Any) -> dict[str, Any]:
        """One checkbox; `value` has its topic as `instance`."""
        option: dict[str, Any] = super().create_option(name, value, *rest, **named)
        option["attrs"]["data-words"] = value.instance.words
        return option


class TopicsForm(forms.Form):
    """Any number of topics of the catalogue."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topics"),
        required=False,
        to_field_name="key",
        widget=TopicBoxes,
    )
