"""Runs one program of a hotline to its end, for its exit code and output."""

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
"""The programs of production and their arguments."""


CAPABILITIES_OVER_RIGHTS = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root ignores the rights of files."""
PR_CAPBSET_DROP = 24


def ran(*command: str, var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs Python with these arguments on a folder; file rights apply to it even as root."""
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
