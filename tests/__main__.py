"""Runs the whole suite on SQLite and then on PostgreSQL: `make test`, or `python -m tests [arguments of pytest]`.

The second looks only into the files in which a test asks for a database, and takes a sample of cases (tests/second.py).
With `HOTLINE_TEST_AGAIN=1`, as in `.ci/run`, up to FEW failed tests are run again alone, since on a busy machine a
browser may be too slow. Both runs are printed; a test that fails twice fails.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, TypeVar

from tests.needs import NEEDS, all_are_required
from tests.second import ASKING
from tests.servers.postgres import postgres
from tests.template import template

# Three on two cores, since tests wait for browsers and servers. By file, so that shared fixtures are made once; in
# order, so that the long tests in front begin first.
AT_ONCE = ("-n", "3", "--dist", "loadscope", "--no-loadscope-reorder")
FAILED = 1
"""pytest's exit code for failed tests, without other errors."""
FEW = 5
"""More failures are no accident and are not run again."""
ROOT = Path(__file__).resolve().parent.parent
Kept = TypeVar("Kept", list[str], dict[str, bool])


def pytest(database: dict[str, str], *arguments: str) -> int:
    """Runs pytest on the database that these variables name; returns its exit code."""
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | database
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=env, check=False).returncode


def kept(cache: str, name: str, otherwise: Kept) -> Kept:
    """What the run with this cache folder wrote down under a name."""
    file = Path(cache, "v", name)
    return json.loads(file.read_text()) if file.exists() else otherwise


class Ran(NamedTuple):
    """How a run ended, and the files in which a test asks for a database."""

    code: int
    asking: list[str]


def suite(name: str, url: str, *arguments: str) -> Ran:
    """Runs the suite on one database."""
    print(f"\n=== {name} ===", flush=True)
    with tempfile.TemporaryDirectory() as cache, template(url) as database:
        remembering = ("-o", f"cache_dir={cache}", *arguments)
        code = pytest(database, *AT_ONCE, *remembering)
        asking, failed = kept(cache, ASKING, list[str]()), list(kept(cache, "cache/lastfailed", dict[str, bool]()))
        if code == FAILED and os.environ.get("HOTLINE_TEST_AGAIN") and 0 < len(failed) <= FEW:
            print("\n=== Once more, alone ===", *failed, sep="\n", flush=True)
            code = pytest(database, "--last-failed", *remembering)
    return Ran(code, asking)


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that PostgreSQL is stopped too
    programs = NEEDS["postgres"][1]()
    first = suite("SQLite", "", *arguments)
    if programs is None:
        print("PostgreSQL was not found: the suite ran on SQLite only", flush=True)
        return first.code or int(all_are_required())
    with postgres(programs) as url:
        second = suite("PostgreSQL", url, "-p", "tests.second", "-m", "not once", *(arguments or first.asking))
    return first.code or second.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
