"""The ledger: its filter, and the form for a mail that somebody takes in by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.forms.reach import AddressField
from inquiries.models import Channel, Received
from inquiries.models.arrival.received import ReceivedQuerySet
from inquiries.models.inquiry.incoming import Incoming

WAITING = "waiting"
LONGEST = 20_000


class LedgerForm(forms.Form):
    """Filters by outcome, or rows that need somebody."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            ("", pgettext_lazy("filter", "Any")),
            (WAITING, pgettext_lazy("filter", "Somebody must see to it")),
            *Received.Outcome.choices,
        ],
        required=False,
        widget=forms.Select({"class": "form-select w-auto"}),
    )

    def apply(self, rows: ReceivedQuerySet) -> ReceivedQuerySet:
        """The rows that match; an unknown outcome filters nothing."""
        outcome = self.is_valid() and self.cleaned_data["outcome"]
        if outcome == WAITING:
            return rows.needing_somebody()
        return rows.filter(outcome=outcome) if outcome else rows


class ReceivedInquiryForm(forms.Form):
    """What somebody can read from a mail in the mailbox. Only its text is required."""

    name = MaskedWords(longest=120, label=_("Sender's name"))
    address = AddressField(
        required=False,
        label=_("Sender's mail address"),
        help_text=_("Left empty, answers go to the sender named above, if there is one."),
    )
    subject = MaskedWords(longest=200, label=_("Subject"))
    text = MaskedWords(
        longest=LONGEST,
        label=_("What the mail says"),
        widget=MaskedTextarea({"rows": 8, "data-no-card": True}),
        error_messages={"required": _("Type what the mail says, or that nothing of it can be read.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the answer"),
        choices=settings.LANGUAGES,
        widget=forms.Select({"class": "form-select w-auto"}),
    )

    def __init__(self, *args: Any, row: Received, **kwargs: Any) -> None:
        known = {"subject": row.subject, "language": settings.LANGUAGE_CODE}
        super().__init__(*args, **{"initial": known} | kwargs)
        self.fields["text"].required = True
        self.row = row

    @property
    def said(self) -> Incoming:
        """The mail as an Incoming."""
        cleaned = self.cleaned_data
        return Incoming(
            channel=Channel.MAIL,
            text=cleaned["text"],
            subject=cleaned["subject"],
            sender_name=cleaned["name"],
            sender_address=cleaned["address"] or self._known_address,
        )

    @property
    def _known_address(self) -> str:
        """The sender's address in the ledger, which is not shown; empty where it is no valid address."""
        try:
            return str(AddressField(required=False).clean(self.row.sender))
        except forms.ValidationError:
            return ""
