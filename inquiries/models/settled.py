"""Settled: somebody has dealt with a row in another way. It leaves its list, and the record stays."""

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal


class NotSettled(Refusal):
    """It is on the list already, or something else became of it since."""

    sentence = _("This is on the list already, or something else became of it since.")
