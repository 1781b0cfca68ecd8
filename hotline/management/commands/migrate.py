"""Django's `migrate`, made safe for two machines that start at once."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from hotline.alone import alone


class Command(migrate.Command):
    """Waits while another process migrates the same database, then applies what is left."""

    def handle(self, *arguments: Any, **options: Any) -> None:
        def wait() -> None:
            self.stderr.write("Another process is changing the tables; waiting for it to end.")

        with alone(connections[options["database"]], wait=wait):
            super().handle(*arguments, **options)
