"""The telephone at which somebody is rung, and the systems that ring."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models.telephone.extension import WRITTEN


class ExtensionForm(forms.Form):
    """The reader's own extension; empty: none."""

    number = forms.CharField(
        label=_("My extension"),
        help_text=_("As your telephone system names it: 201. Empty: nobody rings you here."),
        max_length=20,
        required=False,
        validators=[RegexValidator(f"^(?:{WRITTEN.pattern})$", _("Letters and digits only, such as 201."))],
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )


class TelephoneSystemForm(forms.Form):
    """What to call a telephone system."""

    name = MaskedWords(longest=60, label=_("Name of the telephone system"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["name"].required = True
