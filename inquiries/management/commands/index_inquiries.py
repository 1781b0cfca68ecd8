"""Brings the search index up to date: `manage.py index_inquiries [--at-once N]`."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from inquiries.models import Index, Inquiry

WIDTH = 30
"""Characters of the bar."""


class Command(BaseCommand):
    """Prints one JSON object: inquiries looked at, and how many were not found by what is said in them."""

    help = "Write the search index anew where it differs from what is said. The desk can go on working meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at-once", type=int, default=500, help="inquiries in each transaction (500)")

    def handle(self, *, at_once: int, **_options: Any) -> None:
        seen, mended, all_ = 0, 0, Inquiry.objects.count()
        for looked_at, differed in Index.objects.rebuild(at_once=max(at_once, 1)):
            seen, mended = seen + looked_at, mended + differed
            self._show(seen, max(all_, seen))
        self.stderr.write("")
        self.stdout.write(json.dumps({"inquiries": seen, "mended": mended}))

    def _show(self, seen: int, all_: int) -> None:
        """A bar that grows in its line."""
        done = "#" * (WIDTH * seen // all_)
        self.stderr.write(f"\r[{done:{WIDTH}}] {seen:,} / {all_:,}", ending="")
        self.stderr.flush()
