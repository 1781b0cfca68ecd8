"""Encrypts mail addresses and telephone numbers that stand in clear: `manage.py encrypt_contacts [--back]`."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inquiries.models.encryption import decrypt, encrypt
from inquiries.models.refusal import Refusal


class Command(BaseCommand):
    """Once, after a new version runs everywhere: see docs/changes.md. It may be stopped and begun again."""

    help = "Encrypt the mail addresses and telephone numbers that a version before has written in clear."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--back", action="store_true",
            help="write them in clear again, for the version before; all units must be stopped",
        )  # fmt: skip

    def handle(self, **options: Any) -> None:
        try:
            rows = decrypt() if options["back"] else encrypt()
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps({"rows": rows}))
