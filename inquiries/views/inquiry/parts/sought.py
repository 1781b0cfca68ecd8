"""The words that somebody typed to search for."""

from django.contrib import messages
from django.utils.translation import gettext as _

from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.web.requests import StaffRequest

LONGEST = 200


def sought(request: StaffRequest) -> str:
    """The words; none, and a message, where they hold a card number or a password."""
    masked = mask(Words(required=False).clean(request.POST.get("q"))[:LONGEST])
    if masked.findings:
        messages.error(request, _("This looks like a card number or a password. It was not searched for."))
    return "" if masked.findings else masked.text.strip()
