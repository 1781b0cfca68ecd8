"""Compares what was seen in the mailboxes with the ledger."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.models import Collection


class Command(BaseCommand):
    """Prints the counts. The home screen shows a difference until it is gone or settled."""

    help = "Compares what was seen in the mailboxes with the ledger, and prints the counts."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(json.dumps(Collection.objects.compare()))
