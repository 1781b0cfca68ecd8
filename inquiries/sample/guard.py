"""Keeps the sample hotline, whose passwords everybody knows, away from data of a real hotline.

It runs once at the start of each process: web, worker, beat, commands.
"""

import warnings
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from inquiries.mail.boxes.mailboxes import locations
from inquiries.models import Sample


def keep_out_of_real_ones() -> None:
    """Raise ImproperlyConfigured, with a sentence that says what to do, where the settings may be a real hotline's."""
    if not settings.HOTLINE_SAMPLE:
        return
    if not _is_ours(settings.REDIS_URL):
        raise ImproperlyConfigured(
            "REDIS_URL names a queue that may be a real hotline's. The sample hotline has one of its own: unset it."
        )
    if remote := [location.host for location in locations() if not _is_here(location.host)]:
        raise ImproperlyConfigured(
            f"HOTLINE_MAILBOXES names a mailbox at {remote[0]}, whose mail the sample hotline would take away."
            " Unset it, or name one on this machine."
        )
    if not (_is_embedded() or _is_marked()):
        raise ImproperlyConfigured(
            "DATABASE_URL names a database that holds no sample, so it may be a real hotline's: the sample hotline does"
            " not open it. Unset DATABASE_URL, or fill an empty database with `manage.py migrate` and"
            " `manage.py load_sample` first."
        )


def _is_ours(redis_url: str) -> bool:
    """There is no queue, or it is the embedded one, whose socket is in our own folder."""
    url = urlsplit(redis_url)
    return not redis_url or (url.scheme == "unix" and Path(url.path).is_relative_to(settings.HOTLINE_VAR))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_embedded() -> bool:
    """The database is the file in our own folder."""
    name = Path(connection.settings_dict["NAME"])
    return connection.vendor == "sqlite" and name.resolve() == settings.HOTLINE_VAR / "hotline.sqlite3"


def _is_marked() -> bool:
    """`load_sample` filled the database when it was empty. A missing file is not created by the query."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # Django warns of queries so early
        has_marks = Sample._meta.db_table in connection.introspection.table_names()  # noqa: SLF001 - Django's own name
        is_marked = has_marks and Sample.objects.exists()
    connection.close()
    return is_marked
