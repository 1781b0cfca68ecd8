"""Runs the whole suite, on SQLite and then on PostgreSQL: `make test`, or `python -m tests [arguments of pytest]`."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.needs import NEEDS, all_are_required
from tests.servers.postgres import postgres

# A file at a time, so that what its tests share is made once; in order, so that the long ones in front begin first.
TWO_AT_ONCE = ("-n", "2", "--dist", "loadscope", "--no-loadscope-reorder")
ROOT = Path(__file__).resolve().parent.parent


def suite(name: str, url: str, *arguments: str) -> int:
    """One run of pytest on the database of the address; its exit code."""
    print(f"\n=== {name} ===", flush=True)
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if url:
        env["DATABASE_URL"] = url
    return subprocess.run(
        [sys.executable, "-m", "pytest", *TWO_AT_ONCE, *arguments], cwd=ROOT, env=env, check=False
    ).returncode


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that PostgreSQL is stopped as well
    programs = NEEDS["postgres"][1]()
    first = suite("SQLite", "", *arguments)
    if programs is None:
        print("PostgreSQL was not found: the suite ran on SQLite only", flush=True)
        return first or int(all_are_required())
    with postgres(programs) as url:
        second = suite("PostgreSQL", url, "-m", "not once", *arguments)
    return first or second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
