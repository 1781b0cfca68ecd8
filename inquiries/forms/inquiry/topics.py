"""What an inquiry is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Topic


class TopicBoxes(forms.CheckboxSelectMultiple):
    """A box for each topic, which says by what words it may be looked for."""

    def create_option(self, name: str, value: Any, *rest: Any, **named: Any) -> dict[str, Any]:
        """One box; `value` comes from a field of models, and knows its topic."""
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
