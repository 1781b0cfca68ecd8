"""Makes a backup: `manage.py backup FILE`."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.backup.making import make
from inquiries.models import Event
from inquiries.models.refusal import Refusal


class Command(BaseCommand):
    """One JSON object on standard output, human words on standard error; 1 where no backup was made."""

    help = "Writes the whole database to one encrypted file and reads it back, while the desk goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, **options: Any) -> None:
        began, now, path = time.monotonic(), timezone.now(), options["file"]
        try:
            counts = make(path, at=now, say=self._say)
        except FileExistsError as error:
            raise CommandError(
                _("There is such a file already: %(file)s") % {"file": error.filename or error.args[0]}
            ) from error
        except OSError as error:
            raise CommandError(_("The file cannot be written: %(reason)s") % {"reason": error.strerror}) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        size = path.stat().st_size
        Event.record("backup.made", by=None, at=now, rows=counts.total, bytes=size)
        said = _("Written and read back. Only HOTLINE_KEYS open it: keep them in another place.")
        self.stderr.write(said, self.style.NOTICE)
        seconds = round(time.monotonic() - began, 1)
        printed = {"made_at": now.isoformat(), "rows": counts.total, "bytes": size, "seconds": seconds}
        self.stdout.write(json.dumps(printed | {"hashes": counts.hashes}))

    def _say(self, table: str, rows: int) -> None:
        if rows:
            self.stderr.write(f"  {table}: {rows}")
