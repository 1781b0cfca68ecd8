"""Shows how a mail is read and masked; writes nothing."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from inquiries.mail.boxes.files import read_each
from inquiries.mail.masked import masked, stored
from inquiries.mail.parsing import parse
from inquiries.ours import own_addresses


class Command(BaseCommand):
    """Reads raw mails, prints a JSON line for each."""

    help = "Prints, for each mail in the files or the one on standard input, what would be stored of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help="raw mails; without one, standard input")

    def handle(self, **options: Any) -> None:
        for raw in read_each(options["files"], complain=self.stderr.write):
            self.stdout.write(json.dumps(_shown(raw)))


def _shown(raw: bytes) -> dict[str, Any]:
    mail = masked(parse(raw, own=own_addresses())).mail
    return {
        "from_address": mail.from_address,
        "from_name": mail.from_name,
        "subject": mail.subject,
        "text": mail.text,
        "reply_text": mail.reply_text,
        "html": mail.html,
        "attachments": [
            {"name": one.name, "content_type": one.content_type, "size": one.size} for one in mail.attachments
        ],
        "is_auto": mail.is_auto,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "error": str(mail.error) or None,
        "stored": list(stored(mail)),
    }
