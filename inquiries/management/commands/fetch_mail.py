"""One pass over the mail folder and the mailbox."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from inquiries.mail.fetching import AllUnreachable, fetch


class Command(BaseCommand):
    """Takes in what waits, prints the counts."""

    help = "Takes in what waits in the mail folder and the mailbox, and prints the counts."

    def handle(self, **_options: Any) -> None:
        try:
            self.stdout.write(json.dumps(fetch()))
        except AllUnreachable as error:
            raise CommandError("No mailbox can be reached. Check HOTLINE_IMAP_URL and HOTLINE_MAIL_FOLDER.") from error
