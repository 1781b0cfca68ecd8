"""Proves the history unchanged: `manage.py verify_log [--head] [--noted NUMBER:HASH]`."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.models.record.noted import NotAHead, noted
from inquiries.models.record.seal import Seal
from inquiries.models.record.verifying import Reading, beside

NAMED = 1_000
"""Differences that are printed; all are counted."""


class Command(BaseCommand):
    """One JSON object on standard output; 1 where something was changed, removed or inserted."""

    help = "Compares events, sightings and approvals with their seals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", action="store_true", help="print the newest seal alone, to be noted down")
        parser.add_argument("--noted", metavar="NUMBER:HASH", help="a seal that was noted down earlier must be there")

    def handle(self, **options: Any) -> None:
        newest = Seal.objects.newest()
        head = newest.as_head() if newest else None
        if options["head"]:
            self.stdout.write(json.dumps(head))
            return
        reading = Reading()
        found = [asdict(one) for one in (*reading.differences(), *beside())]
        if options["noted"]:
            found += _replaced(options["noted"])
        told = {"whole": not found, "differences": len(found), "found": found[:NAMED], "rows": reading.rows}
        told |= {"redacted": reading.redacted, "unsealed": Seal.objects.unsealed(), "head": head}
        self.stdout.write(json.dumps(told))
        if found:
            raise CommandError(_("The history was changed: see what was found."))
        self.stderr.write(_("The history is as it was sealed."))


def _replaced(typed: str) -> list[dict[str, Any]]:
    """What is amiss with a head that was noted down."""
    try:
        head = noted(typed)
    except NotAHead as refusal:
        raise CommandError(str(refusal)) from refusal
    return [] if head.seal else [{"what": "replaced", "table": "seal", "key": head.number}]
