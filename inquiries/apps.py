"""The app."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class InquiriesConfig(AppConfig):
    """The one app of the project."""

    name = "inquiries"
    verbose_name = _("Hotline")

    def ready(self) -> None:
        """Listen to mail providers."""
        from .mail import providers, webhooks  # noqa: PLC0415 - they need the models, which are ready now

        webhooks.connect()
        checks.register(providers.check_secrets)
