"""Checks of `manage.py check --deploy` for a hotline in production."""

import os
from pathlib import Path

from django.conf import settings
from django.core import checks

from hotline.lines import open_lines
from hotline.translations import uncompiled

NOT_IN_EARNEST = {
    "hotline.E001": (
        "HOTLINE_SAMPLE is on: people are invented, passwords are known, and no mail leaves.",
        "Unset HOTLINE_SAMPLE.",
    ),
    "hotline.E002": (
        "SECRET_KEY is not set, and this machine made one: no other knows its sessions and links.",
        "Set SECRET_KEY to fifty random characters, the same on every machine.",
    ),
    "hotline.E003": (
        "The database is SQLite, a file on one machine.",
        "Set DATABASE_URL to a PostgreSQL: postgres://user:password@host/name.",
    ),
    "hotline.E004": (
        "REDIS_URL is not set: there is no queue, so that nothing is sent and nothing fetched.",
        "Set REDIS_URL to a Redis or Valkey: redis://host:6379/0.",
    ),
    "hotline.E005": (
        "HOTLINE_KEYS is not set, and this machine made a key: it lies beside the data that it is to protect.",
        "Set HOTLINE_KEYS, or HOTLINE_KEYS_FILE to a file outside HOTLINE_VAR; the same on every machine.",
    ),
    "hotline.E006": (
        "HOTLINE_KEYS_FILE lies within HOTLINE_VAR: whoever copies that folder has data and keys.",
        "Move the file to another place that only the hotline's user may read.",
    ),
    "hotline.W001": (
        "HOTLINE_SECOND_FACTOR is off: whoever knows a password reads the customers' data.",
        "Unset HOTLINE_SECOND_FACTOR.",
    ),
    "hotline.E008": (
        "DEBUG is on: whoever meets a fault is shown settings and rows.",
        "Unset DEBUG.",
    ),
    "hotline.W002": (
        "To another machine without TLS, or without a look at its certificate: whoever stands between reads it.",
        "Use rediss://, smtp+tls://, imaps://, for PostgreSQL ?sslmode=verify-full; in a network of yours, weigh it.",
    ),
    "hotline.E007": (
        "The Japanese texts are not compiled, or older than their source: pages would be English.",
        "Run python -m hotline.translations in the folder of Hotline.",
    ),
}


def in_earnest(**_options: object) -> list[checks.CheckMessage]:
    """A deployment check: reports settings that suit only the sample hotline."""
    file = os.environ.get("HOTLINE_KEYS_FILE", "").strip()
    is_wrong = {
        "hotline.E001": settings.HOTLINE_SAMPLE,
        "hotline.E002": not os.environ.get("SECRET_KEY"),
        "hotline.E003": settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        "hotline.E004": not settings.REDIS_URL,
        "hotline.E005": not (os.environ.get("HOTLINE_KEYS") or file),
        "hotline.E006": bool(file) and Path(file).resolve().is_relative_to(settings.HOTLINE_VAR),
        "hotline.W001": not settings.HOTLINE_SECOND_FACTOR,
        "hotline.W002": bool(lines := ", ".join(open_lines(settings))),
        "hotline.E008": settings.DEBUG,
        "hotline.E007": bool(uncompiled()),
    }
    kinds = {"E": checks.Error, "W": checks.Warning}  # a warning is printed, and the units start
    found = {number: kinds[number[-4]] for number, is_so in is_wrong.items() if is_so}
    named = {"hotline.W002": lines}
    return [kind(*NOT_IN_EARNEST[number], id=number, obj=named.get(number)) for number, kind in found.items()]
