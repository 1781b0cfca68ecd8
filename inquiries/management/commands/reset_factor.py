"""Reset a lost second factor: `manage.py reset_factor sato`. At the desk that takes two people."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from inquiries.models import Staff
from inquiries.models.refusal import Refusal
from inquiries.models.sign_in.factor_reset import reset_by_command


class Command(BaseCommand):
    """It is on record. At the next sign-in a new one is set up."""

    help = "Remove the second factor and the recovery codes of one person, and end their sign-ins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, **options: Any) -> None:
        staff = Staff.objects.filter(username=options["username"]).first()
        if staff is None:
            raise CommandError(_("Nobody signs in as %(username)s.") % {"username": options["username"]})
        try:
            reset_by_command(staff)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stderr.write(_("%(name)s sets up a new second factor at the next sign-in.") % {"name": staff.name})
