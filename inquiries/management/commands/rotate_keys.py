"""Encrypts anew with the first of HOTLINE_KEYS: `manage.py rotate_keys [--new-blind-key]`."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.models import BlindKey, Roster
from inquiries.models.encryption import renew
from inquiries.models.goodwill.rotation import rotate as rotate_codes
from inquiries.models.refusal import Refusal
from inquiries.models.roster.rotation import rotate
from inquiries.models.sign_in.second_factor import rotate as rotate_factors


class Command(BaseCommand):
    """One JSON object on standard output; it may be stopped and begun again. Then take the old key out."""

    help = (
        "Encrypt with the first key: addresses and telephone numbers, the list of affected people, codes and factors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new-blind-key", action="store_true",
            help="make another key for the HMACs as well: the list has to be loaded again",
        )  # fmt: skip

    def handle(self, **options: Any) -> None:
        try:
            counts = rotate() | {"codes": rotate_codes(), "factors": rotate_factors(), "contacts": renew()}
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["new_blind_key"]:
            BlindKey.objects.make()
        roster = Roster.objects.in_force()
        if roster and roster.has_old_key:
            self.stderr.write(_("The key by which people are found is another now: load the list again."))
        self.stdout.write(json.dumps(counts))
