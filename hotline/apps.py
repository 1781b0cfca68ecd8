"""The project as an app, for its checks and commands; it has no models."""

from django.apps import AppConfig
from django.core import checks

from hotline.checks import in_earnest


class HotlineConfig(AppConfig):
    """The app of the installation."""

    name = "hotline"

    def ready(self) -> None:
        """Adds our checks to `check --deploy`."""
        checks.register(in_earnest, deploy=True)
