"""Fills a hotline for a measurement: `manage.py make_load --inquiries N [--staff K] [--seed S] [--roster M]`."""

import json
import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.crowd.affected import load_affected
from inquiries.crowd.loading import Crowd, HoldsPeople
from inquiries.models import Event, Inquiry, Message, RosterEntry, Staff

from .load_sample import KNOWN


class Command(BaseCommand):
    """Prints one JSON object: how many rows the hotline holds now."""

    help = "Fill an empty hotline, or the sample, with many invented inquiries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--inquiries", type=int, required=True, help="how many to add")
        parser.add_argument("--staff", type=int, default=0, help="how many operators to add: load10, load11, …")
        parser.add_argument("--roster", type=int, default=0, help="how many affected people to add")
        parser.add_argument("--seed", type=int, default=1, help="another number makes another crowd")
        parser.add_argument("--password", help="of the staff; a known one for the sample hotline, made otherwise")
        parser.add_argument("--now", type=datetime.fromisoformat, help="the moment to make it for, with its zone")

    def handle(self, **options: Any) -> None:
        password = options["password"] or (KNOWN if settings.HOTLINE_SAMPLE else secrets.token_urlsafe(12))
        now = options["now"] or timezone.now()
        crowd = Crowd(options["inquiries"], options["staff"], options["seed"], password, now)
        try:
            crowd.prepare()
        except HoldsPeople as refusal:
            raise CommandError(str(refusal)) from None
        if options["roster"]:
            load_affected(options["roster"], seed=options["seed"])
        crowd.load()
        inquiries = Inquiry.objects.count()
        counts = {
            "inquiries": inquiries,
            "open": Inquiry.objects.open().count(),
            "closed": Inquiry.objects.closed().count(),
            "messages": Message.objects.count(),
            "events": Event.objects.count(),
            "staff": Staff.objects.count(),
            "roster": RosterEntry.objects.count(),
        }
        self.stdout.write(json.dumps(counts))
        self.stderr.write(_("%(count)s inquiries are there now.") % {"count": inquiries})
        self.stderr.write(_("The staff that was added signs in with: %(password)s") % {"password": password})
