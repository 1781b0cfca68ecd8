"""A file of answers to take in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HandbookForm(forms.Form):
    """The file, and whether it is only tried."""

    file = forms.FileField(label=_("File"), help_text=_("As saved here, changed in any text editor."))
    dry_run = forms.BooleanField(label=_("Only try it: say what would change"), required=False, initial=True)
