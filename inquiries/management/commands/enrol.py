"""Take on a member of staff: `manage.py enrol sato --name 佐藤 --role operator [--until 2026-12-31]`."""

import secrets
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from inquiries.models import Role, Staff
from inquiries.models.staff import NameTaken


class Command(BaseCommand):
    """Makes a sign-in. Without --password it makes a password and prints it once."""

    help = "Take on a member of staff."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="as colleagues see it")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--until", type=date.fromisoformat, help="last day, YYYY-MM-DD")
        parser.add_argument("--password", help="at least 12 characters; made if missing")

    def handle(self, *_args: Any, **options: Any) -> None:
        password = options["password"] or secrets.token_urlsafe(12)
        try:
            validate_password(password, Staff(username=options["username"], name=options["name"]))
            staff = Staff.objects.enrol(
                username=options["username"],
                name=options["name"],
                role=options["role"],
                password=password,
                expires_on=options["until"],
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except NameTaken as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{staff.name} may sign in as {staff.username}")
        if not options["password"]:
            self.stdout.write(password)
