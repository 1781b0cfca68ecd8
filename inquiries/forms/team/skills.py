"""What a person takes first."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inquiries.models import Topic

OTHERS = [choice for choice in settings.LANGUAGES if choice[0] != settings.LANGUAGE_CODE]
"""Languages beside the desk's own, which everybody speaks."""


class SkillsForm(forms.Form):
    """Any number of topics and languages."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topics"),
        required=False,
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        choices=OTHERS, label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
