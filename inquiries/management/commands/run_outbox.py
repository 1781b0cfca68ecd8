"""One pass over the outgoing mail."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.mail.sending.outbox import run


class Command(BaseCommand):
    """Sends the mail that is due and prints the counts."""

    help = "Sends the mail that is due, and prints the counts."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(json.dumps(run()))
