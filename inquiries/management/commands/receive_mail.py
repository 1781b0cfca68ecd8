"""Takes in mails from files, as if they came from a mailbox."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inquiries.mail.boxes.files import read_each
from inquiries.mail.intake import take_in


class Command(BaseCommand):
    """Reads raw mails and prints the outcome of each."""

    help = "Takes in each mail in the files, or the one on standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help="raw mails; without one, standard input")

    def handle(self, **options: Any) -> None:
        for raw in read_each(options["files"], complain=self.stderr.write):
            row = take_in(raw, source="receive_mail").row
            became = {
                "outcome": row.outcome,
                "inquiry": row.inquiry.number if row.inquiry else None,
                "message": row.message_id,
                "hint": row.hint.number if row.hint else None,
            }
            self.stdout.write(json.dumps(became))
            if row.reason:
                self.stderr.write(row.why)
