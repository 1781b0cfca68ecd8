"""Loads the list of affected people: `load_roster FILE [--map COLUMN=FIELD…] [--dry-run] [--skip-refused]`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.models import Roster
from inquiries.models.refusal import Refusal
from inquiries.models.roster.field import LABELS, Field
from inquiries.roster.fields import bare, guess, named, recognised
from inquiries.roster.loading import Source, check, load
from inquiries.roster.reading import Bad, Columns, Report
from inquiries.tables.cards import holds_card_number
from inquiries.tables.table import Table, open_table
from inquiries.tables.unreadable import CARD_NUMBER, NoList


class Command(BaseCommand):
    """One JSON object on standard output, human words on standard error; 1 if the file cannot be read."""

    help = "Loads the list of affected people from CSV or Excel, in the place of the one before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--map", action="append", nargs="+", default=[], metavar="COLUMN=FIELD",
            help=f"what a column holds: {', '.join(field.value for field in Field)}",
        )  # fmt: skip
        parser.add_argument("--sheet", default="", help="of several sheets, the one to read")
        parser.add_argument("--dry-run", action="store_true", help="read only, write nothing")
        parser.add_argument("--skip-refused", action="store_true", help="leave out the rows that are refused")

    def handle(self, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                self._read(file, options)
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(reason)s") % {"reason": error.strerror}) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def _read(self, file: BinaryIO, options: dict[str, Any]) -> None:
        table = open_table(file, recognised=recognised, sheet=options["sheet"])
        if holds_card_number(file):
            raise NoList(CARD_NUMBER)
        columns = self._columns(table, [one for several in options["map"] for one in several])
        source = Source.of(file, table, columns)
        known = Roster.objects.known(source.digest)
        if options["dry_run"] or known:
            report = check(source)
            said = _("This list is in force already. Nothing was changed.") if known else _("Nothing was written.")
        else:
            report = load(source, skip_refused=options["skip_refused"])
            is_taken = options["skip_refused"] or not report.refusals
            said = _("The list is in force.") if is_taken else _("Nothing was taken, for rows are refused.")
        is_seen = options["skip_refused"] or options["dry_run"] or not report.refusals
        if report.windows.are_given is False:
            self.stderr.write(_("The notice in force names no window, so nobody is in a cohort."), self.style.NOTICE)
        self.stderr.write(said, self.style.NOTICE)
        self.stdout.write(json.dumps(_printed(report, taken=report.taken if is_seen else 0), ensure_ascii=False))

    def _columns(self, table: Table, said: list[str]) -> Columns:
        """What was said of columns, and for the rest what their names say."""
        chosen = dict(_chosen(table, one) for one in said)
        for one in guess(table.columns, table.samples()):
            if one.field not in chosen and one.column not in chosen.values():
                chosen[one.field] = one.column
                if not one.is_sure:
                    words = _("“%(column)s” is taken for: %(field)s. If it is not, say so with --map.")
                    told = {"column": table.columns[one.column], "field": LABELS[one.field]}
                    self.stderr.write(words % told, self.style.NOTICE)
        return chosen


def _chosen(table: Table, said: str) -> tuple[Field, int]:
    """COLUMN=FIELD; the column by its name, in any width and case."""
    name, sign, word = said.rpartition("=")
    field = named(word)
    if not sign or field is None:
        fields = ", ".join(one.value for one in Field)
        raise CommandError(_("“%(said)s” is not COLUMN=FIELD. Fields: %(fields)s") % {"said": said, "fields": fields})
    names = [table.columns, [bare(column) for column in table.columns]]
    for columns, wanted in zip(names, (name, bare(name)), strict=True):
        if wanted in columns:
            return field, columns.index(wanted)
    listed = ", ".join(table.columns)
    raise CommandError(_("There is no column “%(name)s”. Columns: %(listed)s") % {"name": name, "listed": listed})


def _printed(report: Report, *, taken: int) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "taken": taken,
        "refused": [{"row": bad.row, "reason": _reason(bad)} for bad in report.refused],
        "cohorts": report.cohorts,
    }


def _reason(bad: Bad) -> str:
    sentence = _(bad.reason) % {"row": bad.other}
    return f"{sentence} ({bad.column})" if bad.column else sentence
