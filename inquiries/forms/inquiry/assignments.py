"""To whom an inquiry is given."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Staff


class AssignmentForm(forms.Form):
    """Somebody who works with customers today."""

    staff = forms.ModelChoiceField(Staff.objects.at_the_desk().filter(is_active=True), label=_("Owner"))
