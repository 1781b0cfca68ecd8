"""What is wrong with a file that somebody takes for a backup."""

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal


class NoBackup(Refusal):
    """The file does not begin as a backup does."""

    sentence = _("This file is no backup of Hotline.")


class Damaged(Refusal):
    """A part is missing, changed, or in another place."""

    sentence = _("The backup is damaged: a part is missing or was changed. Use another one.")
