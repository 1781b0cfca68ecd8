"""What somebody has seen to in another way: it is off its list, and its record stays."""

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal


class NotSettled(Refusal):
    """It is on the list, or something else became of it since."""

    sentence = _("This is on the list already, or something else became of it since.")
