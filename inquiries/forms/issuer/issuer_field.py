"""The card company of a card: typed, found in the directory by any of its names; unknown ones are kept as typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models import Issuer
from inquiries.models.card.issuer import NAME

COMBOBOX = {"role": "combobox", "aria-autocomplete": "list", "aria-expanded": "false"}
NOT_KEPT = _("This looks like a card number or a password. It was not kept.")


class IssuerInput(forms.TextInput):
    """A line with a list under it. Shows nothing again that must not be stored."""

    own_template = "inquiries/issuer/pick/_input.html"

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", "data-no-card": "", "data-issuer": ""})

    def format_value(self, value: Any) -> str | None:
        """The name, or what was typed."""
        name = Issuer.objects.filter(pk=value).values_list("name", flat=True).first() if is_key(value) else value
        return str(name) if name and not mask(str(name)).findings else None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """By a template of ours, with the key of its list."""
        del renderer
        context = self.get_context(name, value, attrs)
        widget = context["widget"]
        widget["attrs"] |= COMBOBOX | {"aria-controls": f"{widget['attrs'].get('id', name)}-list"}
        return render_to_string(self.own_template, context | {"attrs": flatatt(widget["attrs"])})


class IssuerField(Words):
    """An Issuer; one that is not in the directory is not saved yet: the verb that takes it writes it down."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            label=_("Card company"),
            required=required,
            help_text=_("Name, former name or brand. One that is not in the directory is kept as typed."),
            widget=IssuerInput(),
        )

    def prepare_value(self, value: Any) -> Any:
        """The name of an issuer."""
        return value.name if isinstance(value, Issuer) else value

    def clean(self, value: Any) -> Issuer | None:
        """The issuer of this name, or a new one. Refuses card numbers, and a name that leads to several."""
        typed = super().clean(value)
        if not typed:
            return None
        if mask(typed).findings or len(typed) > NAME:
            raise ValidationError(NOT_KEPT if mask(typed).findings else _("This is too long for a name."))
        if is_key(typed):
            return self._of_key(typed)
        match Issuer.objects.meant(typed):
            case []:
                return Issuer(name=typed, is_in_directory=False)
            case [issuer]:
                return issuer
            case several:
                names = ", ".join(issuer.name for issuer in several)
                raise ValidationError(_("Several are called so: %(names)s. Choose one.") % {"names": names})

    def _of_key(self, typed: str) -> Issuer:
        """A page that was opened before names were typed sends keys."""
        if issuer := Issuer.objects.filter(pk=typed).first():
            return issuer
        raise ValidationError(_("Type the name of the card company."))


class JoiningForm(forms.Form):
    """Which company of the directory it is."""

    issuer = IssuerField(required=True)


def is_key(value: object) -> bool:
    """A key instead of a name: no card company is called by digits alone."""
    return str(value).isascii() and str(value).isdigit() and len(str(value)) < 19
