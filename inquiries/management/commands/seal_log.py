"""Seals the history now: `manage.py seal_log`. Beat does it every ten seconds."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.models.record.seal import Seal


class Command(BaseCommand):
    """One JSON object on standard output."""

    help = "Seals all events and sightings that are new."

    def handle(self, **_options: Any) -> None:
        seals = 0
        while made := Seal.objects.seal():
            seals += made
        newest = Seal.objects.newest()
        self.stdout.write(json.dumps({"seals": seals, "head": newest.as_head() if newest else None}))
