"""Writes the catalogue as one file: `manage.py export_answers > answers.toml`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.handbook import write
from inquiries.models import Version


class Command(BaseCommand):
    """TOML on standard output."""

    help = "Writes topics, answers and what is never said as one TOML file."

    def handle(self, **_options: Any) -> None:
        version = Version.objects.in_force()
        if version is None:
            raise CommandError(_("Load a notice first."))
        self.stdout.write(write(version), ending="")
