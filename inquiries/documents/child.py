"""The process that reads one document: little work, little memory, no file, no other process, no core dump."""

import json
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict

from .pieces import Paper
from .readers import Reading

SECONDS = 12
"""Of the processor; more than pieces.SECONDS, for what is native code and cannot be stopped between two pieces."""
LONGEST = 130
"""Seconds on the clock, a little more than whoever started us waits."""
LIMITS = {
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_AS: 1_500_000_000,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_NPROC: 0,
}


def main() -> None:
    """Reads the order and the document from one pipe, writes what it says into the other."""
    limit()
    order = json.loads(sys.stdin.buffer.readline())
    document = Reading(Paper()).read(sys.stdin.buffer.read(), **order)
    sys.stdout.write(json.dumps(asdict(document)))


def limit() -> None:
    """As far as this system knows a limit; the clock runs even if whoever started us is gone."""
    for kind, most in LIMITS.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    signal.alarm(LONGEST)
