"""One pass over the mailboxes."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inquiries.mail.fetching import AllUnreachable, fetch


class Command(BaseCommand):
    """Takes in the mail that waits and prints the counts."""

    help = "Takes in what waits in the mailboxes, and prints the counts."

    def handle(self, **_options: Any) -> None:
        try:
            self.stdout.write(json.dumps(fetch()))
        except AllUnreachable as error:
            self.stdout.write(json.dumps(error.counts))
            raise CommandError(
                "No mailbox can be reached. Check HOTLINE_MAILBOXES; the home screen says why."
            ) from None
