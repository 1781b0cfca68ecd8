"""Compares what inquiries keep of their states with the rows themselves: `manage.py check_kept [--mend]`."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from inquiries.models import Inquiry

NAMED = 20


class Command(BaseCommand):
    """Prints one JSON object. The exit code is 1 where a copy differs and was not mended."""

    help = "Compares standing, owner and end of the hold of each inquiry with the rows that say them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mend", action="store_true", help="copy again what the rows say")

    def handle(self, **options: Any) -> None:
        differing = Inquiry.objects.differing().order_by("pk")
        found = list(differing.mend() if options["mend"] else differing)
        counts = {"inquiries": Inquiry.objects.count(), "differing": len(found)}
        self.stdout.write(json.dumps(counts | {"mended": len(found) if options["mend"] else 0}))
        self.stderr.write(_("%(count)s inquiries are kept otherwise than their states say.") % {"count": len(found)})
        for inquiry in found[:NAMED]:
            self.stderr.write(f"  {inquiry.number}")
        if found and not options["mend"]:
            sys.exit(1)
