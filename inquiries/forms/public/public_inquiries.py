"""The public form: the topic, the question, and how to reach the person."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from inquiries.forms.reach import AddressField, PhoneField
from inquiries.forms.words import Words
from inquiries.models.arrival.submission import Submission

from .ask import Ask, Choose
from .public import PublicForm, Question
from .public_topics import PublicTopicField

CHOOSE = {"required": _("Please choose one of these."), "invalid_choice": _("Please choose one of these.")}
REQUIRED = pgettext_lazy("form", "required")


class PublicInquiryForm(PublicForm):
    """The public form."""

    topic = PublicTopicField(
        label=_("What is your question about?"),
        empty_label=_("Something else, or I am not sure"),
        error_messages=CHOOSE,
    )
    words = Question()
    reach = forms.ChoiceField(
        label=_("How shall we answer?"),
        choices=[("mail", pgettext_lazy("reach", "By mail")), ("phone", pgettext_lazy("reach", "By telephone"))],
        initial="mail",
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    name = Words(
        label=_("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name", "data-no-card": ""}),
    )
    address = AddressField(label=_("Mail address"), required=False, max_length=254)
    phone = PhoneField(label=_("Telephone number"), required=False, max_length=40)
    website = forms.CharField(label=_("Leave this empty"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
        self.fields["address"].help_text = _("Please make sure that mail from %(host)s can reach you.") % {"host": host}
        self.lay_out(
            Choose("topic"),
            Ask("words", REQUIRED, caution=True),
            Choose("reach", REQUIRED),
            Ask("name", _("optional")),
            Ask("address", _("for an answer by mail")),
            Ask("phone", _("for an answer by telephone")),
        )

    def clean_website(self) -> str:
        """A hidden field that only bots fill in. A person whose browser did can send again."""
        if self.cleaned_data["website"]:
            self.add_error(None, _("Your question was not sent. Please press the button once more."))
        return ""

    def clean(self) -> None:
        """Refuses a form without the address or number for the chosen way."""
        chosen = self.cleaned_data.get("reach")
        if chosen == "mail" and self.cleaned_data.get("address") == "":
            self.add_error("address", _("To answer by mail we need your mail address."))
        if chosen == "phone" and self.cleaned_data.get("phone") == "":
            self.add_error("phone", _("To answer by telephone we need your telephone number."))

    def submission(self) -> Submission:
        """The form as a Submission, in the language of the page."""
        said = self.cleaned_data
        return Submission(
            words=said["words"],
            name=said["name"],
            address=said["address"],
            phone=said["phone"],
            wants_call=said["reach"] == "phone",
            topics=[said["topic"]] if said["topic"] else [],
            language=get_language() or "ja",
        )
