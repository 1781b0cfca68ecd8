"""Takes in the card companies that Hotline brings along: `manage.py load_issuers`. Again, it changes nothing."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from inquiries.reissues import directory


class Command(BaseCommand):
    """One JSON object on standard output, human words on standard error."""

    help = "Takes in large card companies of Japan: names by which they are found, no telephone numbers."

    def handle(self, **_options: Any) -> None:
        loaded = directory.load(by=None)
        said = ngettext("%(count)s card company came in.", "%(count)s card companies came in.", loaded.added)
        self.stderr.write(said % {"count": loaded.added}, self.style.NOTICE)
        self.stdout.write(json.dumps(asdict(loaded)))
