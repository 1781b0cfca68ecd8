"""Takes in a notice: `manage.py load_notice FILE --published 2026-11-20 [--dry-run]`."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.notice.answers.drafting import drafts
from inquiries.notice.files import LARGEST_FILE, text_of
from inquiries.notice.reading import Reading, Unreadable, read
from inquiries.notice.versions.comparing import Changes
from inquiries.notice.versions.loading import NotLoaded, is_older, load, number_and_changes
from inquiries.notice.versions.proofing import items


class Command(BaseCommand):
    """One JSON object on standard output, human words on standard error; 1 if the notice is refused."""

    help = "Reads a notice into its version, clauses, facts and drafted answers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--published", required=True, metavar="DATE", help="day of publication, YYYY-MM-DD")
        parser.add_argument("--dry-run", action="store_true", help="read only, write nothing")

    def handle(self, **options: Any) -> None:
        try:
            reading = read(text_of(_bytes(options["file"]), options["file"].name), published=_day(options["published"]))
            number, changes = number_and_changes(reading)
            doubts = (
                [_("The version in force was published later. Please check the date.")] if is_older(reading) else []
            )
            said = _("Nothing was written.") if options["dry_run"] else self._loaded(reading)
        except (Unreadable, NotLoaded) as refusal:
            raise CommandError(str(refusal)) from refusal
        for words in (*reading.warnings, *doubts, *_unsure(reading), said):
            self.stderr.write(words, self.style.NOTICE)
        self.stdout.write(json.dumps(_printed(reading, number, changes), ensure_ascii=False))

    def _loaded(self, reading: Reading) -> str:
        loaded = load(reading)
        words = _("Version %(number)s was loaded.") if loaded.is_new else _("Version %(number)s was loaded before.")
        return words % {"number": loaded.version.number}


def _unsure(reading: Reading) -> list[str]:
    """A sentence for each unsure fact, with its doubt."""
    words = _("Please check “%(quote)s”: %(doubt)s")
    return [
        words % {"quote": item.fact.quote, "doubt": _(item.fact.doubt)} for item in items(reading) if not item.fact.sure
    ]


def _printed(reading: Reading, number: int, changes: Changes | None) -> dict[str, Any]:
    return {
        "version": number,
        "title": reading.title,
        "published": reading.published.isoformat(),
        "facts": reading.facts.as_json(),
        "clauses": [
            {"id": clause.key, "section": list(clause.section.headings), "text": clause.text}
            for clause in reading.clauses
        ],
        "answers": {draft.topic.key: [clause.text for clause in draft.clauses] for draft in drafts(reading)},
        "changes": changes.as_json() if changes else None,
    }


def _bytes(path: Path) -> bytes:
    """At most LARGEST_FILE + 1 bytes: the last one shows that the file is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(_("The file cannot be read: %(reason)s") % {"reason": error.strerror}) from error


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise CommandError(_("The date is not of the form YYYY-MM-DD.")) from error
