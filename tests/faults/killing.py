"""A command of ours in a process of its own, killed in the middle of its work."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from tests.faults.hotlines import until

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN = 30


def database_url() -> str:
    """The database of this process, as another one finds it."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgresql://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


def started(command: str, **env: str) -> subprocess.Popen[bytes]:
    """`manage.py command` on the same database."""
    whole = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "hotline.settings"} | env
    return subprocess.Popen([sys.executable, "manage.py", command], cwd=ROOT, env=whole, stdout=subprocess.DEVNULL)


def killed_on_the_way(command: str, *, done: Callable[[], int], most: int, **env: str) -> None:
    """Starts it, lets it do a few of the things that `done` counts, and kills it within the next of them."""
    enough = done() + random.randint(1, most)  # noqa: S311 - a moment, not a secret
    with started(command, **env) as process:
        try:
            until(lambda: done() >= enough or process.poll() is not None, seconds=STARTS_WITHIN)
            time.sleep(random.random() / 20)  # noqa: S311 - the same
        finally:
            process.kill()
