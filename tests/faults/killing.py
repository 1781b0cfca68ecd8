"""Kills a command in the middle of its work."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from inquiries.models import Dispatch
from tests.faults.hotlines import until
from tests.servers.smtp import Sink

ROOT = Path(__file__).resolve().parent.parent.parent


def database_url(line: BaseDatabaseWrapper | None = None) -> str:
    """The DATABASE_URL of a connection, by default our own, for another process."""
    line = line or connection
    found = line.settings_dict
    if line.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgresql://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


def started(command: str, **env: str) -> subprocess.Popen[bytes]:
    """Starts `manage.py command` on the same database."""
    whole = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "hotline.settings"} | env
    return subprocess.Popen([sys.executable, "manage.py", command], cwd=ROOT, env=whole, stdout=subprocess.DEVNULL)


def killed_on_the_way(command: str, *, done: Callable[[], int], most: int, **env: str) -> None:
    """Starts a command, waits until `done` has grown by 1 to `most`, and kills it during the next step."""
    enough = done() + random.randint(1, most)  # noqa: S311 - a moment, not a secret
    with started(command, **env) as process:
        try:
            until(lambda: done() >= enough or process.poll() is not None)
            time.sleep(random.random() / 20)  # noqa: S311 - a moment, not a secret
        finally:
            process.kill()


def killed_between_yes_and_record(command: str, *, sink: Sink, most: int, **env: str) -> None:
    """Starts a command, and kills it when the mail server has accepted a mail but not yet replied."""
    enough = len(sink.mails) + random.randint(1, most)  # noqa: S311 - a moment, not a secret
    with started(command, **env) as process:
        sink.on_mail = lambda: process.kill() if len(sink.mails) >= enough else None
        try:
            until(lambda: process.poll() is not None)
        finally:
            sink.on_mail = lambda: None
            process.kill()


def let_the_leases_of_the_dead_run_out() -> None:
    """As two minutes would."""
    Dispatch.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
