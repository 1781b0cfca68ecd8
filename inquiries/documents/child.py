"""The child process that reads one document, limited in time and memory, without files, processes or core dumps."""

import json
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict

from .pieces import Paper
from .readers import Reading

SECONDS = 12
"""Seconds of processor time; more than pieces.SECONDS, since native code cannot be stopped between two pieces."""
LONGEST = 130
"""Seconds on the clock, a little more than apart.py waits."""
LIMITS = {
    resource.RLIMIT_CPU: SECONDS,
    resource.RLIMIT_AS: 1_500_000_000,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_NPROC: 0,
}


def main() -> None:
    """Reads the order and the document from stdin, writes the result to stdout."""
    limit()
    order = json.loads(sys.stdin.buffer.readline())
    document = Reading(Paper()).read(sys.stdin.buffer.read(), **order)
    sys.stdout.write(json.dumps(asdict(document)))


def limit() -> None:
    """Sets the limits that this system has. The alarm ends us even if our parent is gone."""
    for kind, most in LIMITS.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    signal.alarm(LONGEST)
