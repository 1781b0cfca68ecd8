"""The app."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.translation import gettext_lazy as _

from inquiries import masking


class InquiriesConfig(AppConfig):
    """The one app of the project."""

    name = "inquiries"
    verbose_name = _("Hotline")

    def ready(self) -> None:
        """Chooses what is masked, guards real data from the sample, and listens to anymail and allauth."""
        from .mail import providers, webhooks  # noqa: PLC0415 - they need the models, which are ready now
        from .sample import guard  # noqa: PLC0415
        from .web import factor_changes  # noqa: PLC0415

        masking.choose(settings.HOTLINE_MASK_ALSO)
        guard.keep_out_of_real_ones()
        webhooks.connect()
        factor_changes.connect()
        checks.register(providers.check_secrets)
