"""Restores a backup into an empty database: `manage.py restore FILE [--erasures LIST] [--check]`."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from inquiries.backup.content import Counts
from inquiries.backup.erasures import Erasures
from inquiries.backup.making import check
from inquiries.backup.restoring import Restored, restore
from inquiries.models.refusal import Refusal


class Command(BaseCommand):
    """One JSON object on standard output, human words on standard error; 1 where nothing was restored."""

    help = "Restores a backup into an empty database, without what was erased since. Mail that waited is held."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--erasures", type=Path, help="the list of what was erased since the backup was made")
        parser.add_argument("--check", action="store_true", help="only read the file, and say whether it is whole")

    def handle(self, **options: Any) -> None:
        began = time.monotonic()
        try:
            found = self._done(**options)
        except OSError as error:
            raise CommandError(_("The file cannot be read: %(reason)s") % {"reason": error.strerror}) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(found | {"seconds": round(time.monotonic() - began, 1)}))

    def _done(self, **options: Any) -> dict[str, Any]:
        if options["check"]:
            return _counted(check(options["file"]))
        listed = options["erasures"].read_text(encoding="utf-8").splitlines() if options["erasures"] else []
        restored = restore(options["file"], at=timezone.now(), erasures=Erasures.read(listed), say=self._say)
        self._tell(restored)
        told = {
            "made_at": restored.made_at.isoformat(),
            "erased": restored.erased,
            "missed": restored.missed,
            "held": restored.held,
        }
        return told | _counted(restored.counts)

    def _tell(self, restored: Restored) -> None:
        since = localtime(restored.made_at).strftime("%Y-%m-%d %H:%M")
        for sentence in (
            _("The database is as it was at %(since)s. Everybody has to sign in again."),
            _("%(held)s mails waited then. They are held, on the home screen: they may have left since."),
            _("What came in since lies in the mailbox's Archive: move it back to the inbox, where it is read again."),
            _("It gets new numbers and is acknowledged anew; the numbers that it had are given to nobody else."),
            _("Accounts, second factors and recovery codes are as they were then: end again what was ended since."),
            _("Lines of the erasure list whose row is not in the backup: %(missed)s."),
        ):
            self.stderr.write(
                sentence % {"since": since, "held": restored.held, "missed": restored.missed}, self.style.NOTICE
            )

    def _say(self, table: str, rows: int) -> None:
        if rows:
            self.stderr.write(f"  {table}: {rows}")


def _counted(counts: Counts) -> dict[str, Any]:
    return {"rows": counts.total, "hashes": counts.hashes}
