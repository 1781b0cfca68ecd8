"""What an inquiry is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Topic


class TopicsForm(forms.Form):
    """Any number of topics of the catalogue."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topics"),
        required=False,
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
    )
