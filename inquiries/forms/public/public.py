"""What public forms share: the field for the question, and the status of a refused form."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words

from .ask import Ask

STATUSES = {"too_many": 429, "too_long": 413}
"""HTTP status by error code; any other error is 422."""


class PublicForm(forms.Form):
    """A form that anybody on the web can send."""

    @property
    def status(self) -> int:
        """The status code of the page that shows this form."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        found = [status for code, status in STATUSES.items() if code in codes]
        return found[0] if found else 422 if codes else 200

    def refuse(self) -> None:
        """Refuse it because too much came from the same address; what was typed stays."""
        sentence = _(
            "Much has come from your network in a short time. Please send it again in ten minutes, or call us."
        )
        self.add_error(None, forms.ValidationError(sentence, code="too_many"))

    def lay_out(self, *asked: Ask) -> None:
        """Lay out these fields in order; the template prints the form tag and the errors."""
        self.helper = FormHelper()
        self.helper.form_tag = self.helper.form_show_errors = False
        self.helper.layout = Layout(*asked)


class NotTooLong(MaxLengthValidator):
    """Says how many characters there are and how many may be."""

    code = "too_long"


class Question(Words):
    """What a customer asks. It has no maxlength, since a browser would cut the end off silently."""

    def __init__(self, *, rows: int = 6) -> None:
        sentence = _("This is too long: %(show_value)s characters. Please shorten it to %(limit_value)s.")
        super().__init__(
            label=_("Your question"),
            help_text=_("Please write no card number, no PIN and no password."),
            widget=forms.Textarea({"rows": rows, "data-no-card": ""}),
            validators=[NotTooLong(5_000, sentence)],
            error_messages={"required": _("Please write what you would like to ask.")},
        )
