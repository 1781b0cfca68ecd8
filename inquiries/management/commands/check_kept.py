"""Compares what is kept twice with the rows that it was taken from: `manage.py check_kept [--mend]`."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from inquiries.models import Inquiry, Use

NAMED = 20


class Command(BaseCommand):
    """Prints one JSON object. The exit code is 1 where a copy or a count differs and was not mended."""

    help = "Compares each inquiry's standing, owner and hold with their rows, and the use of answers with the messages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mend", action="store_true", help="copy and count again what the rows say")

    def handle(self, **options: Any) -> None:
        differing = Inquiry.objects.differing().order_by("pk")
        found = list(differing.mend() if options["mend"] else differing)
        uses = Use.objects.mend() if options["mend"] else Use.objects.differing()
        counts = {"inquiries": Inquiry.objects.count(), "differing": len(found), "uses_differing": len(uses)}
        self.stdout.write(json.dumps(counts | {"mended": len(found) + len(uses) if options["mend"] else 0}))
        self.stderr.write(_("%(count)s inquiries are kept otherwise than their states say.") % {"count": len(found)})
        for inquiry in found[:NAMED]:
            self.stderr.write(f"  {inquiry.number}")
        self.stderr.write(
            _("%(count)s counts of the use of answers are not what the messages say.") % {"count": len(uses)}
        )
        if (found or uses) and not options["mend"]:
            sys.exit(1)
