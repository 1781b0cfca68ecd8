"""Takes in a file of answers: `manage.py import_answers FILE [--dry-run]`."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.handbook import Refused, put_in, read
from inquiries.models import Version


class Command(BaseCommand):
    """One JSON object with counts on standard output, human words on standard error; 1 if it is refused."""

    help = "Takes in topics, answers (as drafts) and what is never said from a TOML file: all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")

    def handle(self, **options: Any) -> None:
        version = Version.objects.in_force()
        if version is None:
            raise CommandError(_("Load a notice first."))
        try:
            taken = put_in(read(options["file"].read_bytes()), version, by=None, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(reason)s") % {"reason": error.strerror}) from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["dry_run"]:
            self.stderr.write(_("Nothing was written."), self.style.NOTICE)
        self.stdout.write(json.dumps(asdict(taken)))
