"""Masks a text as it would be stored; with --rescan masks all stored data again."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from inquiries.masking import mask
from inquiries.rescan import Rescan


class Command(BaseCommand):
    """Reads standard input, prints it masked."""

    help = (
        "Prints the text on standard input without card numbers, codes, PINs, passwords and what says who somebody is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON string per line, in and out")
        parser.add_argument("--rescan", action="store_true", help="mask the stored data in place and print the counts")
        parser.add_argument("--dry-run", action="store_true", help="with --rescan: count only")

    def handle(self, **options: Any) -> None:
        if options["dry_run"] and not options["rescan"]:
            raise CommandError("--dry-run goes with --rescan")
        if options["rescan"]:
            self._rescan(dry_run=options["dry_run"])
            return
        text = sys.stdin.buffer.read().decode(errors="replace")
        if not options["json"]:
            self.stdout.write(mask(text).text, ending="")
            return
        for line in self._masked_lines(text):
            self.stdout.write(json.dumps(line))

    def _rescan(self, *, dry_run: bool) -> None:
        scan = Rescan(dry_run=dry_run)
        scan.run()
        counts = {"rows": scan.rows, "changed": scan.changed, "findings": dict(scan.findings)}
        self.stdout.write(json.dumps(counts))
        done = "would be masked" if dry_run else "were masked"
        self.stderr.write(f"{scan.changed} of {scan.rows} rows {done}.")
        for model, rows in scan.places.most_common():
            self.stderr.write(f"  {model}: {rows}")

    def _masked_lines(self, text: str) -> Iterator[str | None]:
        """Each line masked; null for a line that is not a JSON string, so that the lines stay in step."""
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                said = json.loads(line)
            except ValueError:
                said = None
            if not isinstance(said, str):
                self.stderr.write(_("Line %(number)s is not a JSON string.") % {"number": number})
            yield mask(said).text if isinstance(said, str) else None
