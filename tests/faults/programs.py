"""Each program of a hotline in a process of its own, run to its end: how it ended and what it said."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

from tests.faults.hotlines import PATIENCE, ROOT

PROGRAMS = {
    "command": ("manage.py", "run_outbox"),
    "worker": ("-m", "celery", "-A", "hotline", "worker", "--pool", "solo"),
    "beat": ("-m", "celery", "-A", "hotline", "beat"),
    "web": ("-m", "gunicorn", "hotline.wsgi", "--bind", "127.0.0.1:0", "--no-control-socket"),
}
"""What is started in earnest, and how."""


CAPABILITIES_OVER_RIGHTS = (1, 2)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: with them the rights of a file mean nothing to root."""
PR_CAPBSET_DROP = 24


def ran(*command: str, var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Python with these words, on a folder of its own, bound by the rights of files even as root."""
    env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}}
    env |= {"DJANGO_SETTINGS_MODULE": "hotline.settings", "SECRET_KEY": "x", "HOTLINE_VAR": str(var)} | settings
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=_be_anybody,
    )


def _be_anybody() -> None:
    if sys.platform == "linux":
        for capability in CAPABILITIES_OVER_RIGHTS:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability)
