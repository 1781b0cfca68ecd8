"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InquiriesConfig(AppConfig):
    """The one app of the project."""

    name = "inquiries"
    verbose_name = _("Hotline")
