"""Loads the sample incident: `manage.py load_sample [--password …] [--seed …]`."""

import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries import pulse
from inquiries.models import Inquiry, Sample, Staff
from inquiries.sample.incident import load

KNOWN = "sample-hotline"


def own_password() -> str:
    """Where none is given: the known one in a sample hotline, and in earnest one that is made here."""
    return KNOWN if settings.HOTLINE_SAMPLE else secrets.token_urlsafe(12)


class Command(BaseCommand):
    """Prints the sign-ins, one a line: user name, role, name, password. Does nothing if there is any data."""

    help = "Fill an empty hotline with an invented incident."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--password", help="of everybody; a known one for the sample hotline, made otherwise")
        parser.add_argument("--seed", type=int, default=1, help="another number makes another incident")
        parser.add_argument("--now", type=datetime.fromisoformat, help="the moment to tell it for, with its zone")

    def handle(self, **options: Any) -> None:
        self._load(**options)
        pulse.announce()

    def _load(self, **options: Any) -> None:
        if Inquiry.objects.exists() or Staff.objects.exists():
            self.stderr.write(_("There are inquiries or staff already; nothing was loaded."))
            return
        password = options["password"] or own_password()
        now, seed = options["now"] or timezone.now(), options["seed"]
        with transaction.atomic():
            Sample.objects.mark(at=now, seed=seed)
            team = load(now=now, password=password, seed=seed)
        for staff in team.everybody:
            self.stdout.write(f"{staff.username:<12}{staff.role:<16}{staff.name:<8}{password}")
        self.stderr.write(_("%(count)s inquiries were loaded.") % {"count": Inquiry.objects.count()})
