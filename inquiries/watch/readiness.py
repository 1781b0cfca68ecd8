"""Readiness: whether each part of the hotline works, in one word each, however often somebody asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from inquiries.models import Version
from inquiries.pulse import Pulse, queue_answers

from .mailboxes import troubled

OK, NOT = "ok", "not"
OF_DATABASE = ("database", "migrations", "heart", "mail", "mailboxes")
Said = dict[str, str]


class Kept:
    """What was said last, for HOTLINE_READY_SECONDS; who asks meanwhile costs nothing, and no two look at once."""

    def __init__(self, look: Callable[[], Said]) -> None:
        self._look, self._lock = look, Lock()
        self._said: Said = {}
        self._until = 0.0

    def said(self) -> Said:
        """One word for each part."""
        with self._lock:
            if time.monotonic() >= self._until:
                self._said = self._look()
                self._until = time.monotonic() + settings.HOTLINE_READY_SECONDS
            return self._said


def _alive() -> Said:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"database": NOT}
    return {"database": OK}


def _ready() -> Said:
    try:
        found = {"database": True, "migrations": not missing_migrations()} | _parts()
    except DatabaseError:
        found = dict.fromkeys(OF_DATABASE, False)
    found["queue"] = queue_answers()
    return {part: OK if found[part] else NOT for part in sorted(found)}


def _parts() -> dict[str, bool]:
    now, version = timezone.now(), Version.objects.in_force()
    pulse = Pulse.at(now)
    mailboxes = troubled(now, version) if version else []
    return {"heart": not pulse.is_dead, "mail": not pulse.is_mail_late, "mailboxes": not mailboxes}


def missing_migrations() -> bool:
    """Whether the tables are older than this version; newer ones do, for a version can go back."""
    return not _leaves() <= set(MigrationRecorder(connection).applied_migrations())


@lru_cache
def _leaves() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as this version brings them."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


alive, ready = Kept(_alive), Kept(_ready)
