"""The project as an app: it has checks and commands of its own, and no models."""

from django.apps import AppConfig
from django.core import checks

from hotline.checks import in_earnest


class HotlineConfig(AppConfig):
    """What concerns the installation and no inquiry."""

    name = "hotline"

    def ready(self) -> None:
        """`check --deploy` asks ours as well."""
        checks.register(in_earnest, deploy=True)
