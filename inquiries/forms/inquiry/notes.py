"""Internal notes."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea
from inquiries.forms.words import Words

LONGEST = 10_000
"""Characters that a note may have. Checked here, not with maxlength: a browser would cut the end off silently."""


class NoteForm(forms.Form):
    """An internal note; customers never see it."""

    text = Words(
        label=_("Internal note"),
        validators=[MaxLengthValidator(LONGEST)],
        widget=MaskedTextarea(
            {
                "rows": 3,
                "data-no-card": True,
                "data-mentions": True,
                "aria-autocomplete": "list",
                "aria-controls": "mention-offer",
            }
        ),
        error_messages={"required": _("The note is empty.")},
    )
