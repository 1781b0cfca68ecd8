"""A hotline in a temporary folder, for one measurement."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, connections


@contextmanager
def hotline() -> Iterator[Path]:
    """An empty hotline on SQLite, or on the database of DATABASE_URL, which must be empty."""
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        os.environ |= {
            "HOTLINE_VAR": folder,
            "SECRET_KEY": "for measuring",
            "HOTLINE_METRICS_TOKEN": "what is shown for measuring",
            "HOTLINE_SECOND_FACTOR": "0",  # nobody here has a telephone
            "DJANGO_SETTINGS_MODULE": "hotline.settings",
        }
        os.environ.pop("REDIS_URL", None)
        django.setup()
        if connection.introspection.table_names():
            sys.exit("DATABASE_URL names a database with tables in it, maybe a real hotline's. Name an empty one.")
        call_command("migrate", verbosity=0)
        try:
            yield Path(folder)
        finally:
            connections.close_all()
