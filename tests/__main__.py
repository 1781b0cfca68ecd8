"""Runs the whole suite on SQLite and then on PostgreSQL: `make test`, or `python -m tests [arguments of pytest]`.

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

from tests.needs import NEEDS, all_are_required
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


def pytest(database: dict[str, str], *arguments: str) -> int:
    """Runs pytest on the database that these variables name; returns its exit code."""
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | database
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=env, check=False).returncode


def failures(cache: str) -> list[str]:
    """The failed tests of the run with this cache folder."""
    kept = Path(cache) / "v" / "cache" / "lastfailed"
    return list(json.loads(kept.read_text())) if kept.exists() else []


def suite(name: str, url: str, *arguments: str) -> int:
    """Runs the suite on one database; returns its exit code."""
    print(f"\n=== {name} ===", flush=True)
    with tempfile.TemporaryDirectory() as cache, template(url) as database:
        remembering = ("-o", f"cache_dir={cache}", *arguments)
        code = pytest(database, *AT_ONCE, *remembering)
        failed = failures(cache)
        if code == FAILED and os.environ.get("HOTLINE_TEST_AGAIN") and 0 < len(failed) <= FEW:
            print("\n=== Once more, alone ===", *failed, sep="\n", flush=True)
            code = pytest(database, "--last-failed", *remembering)
    return code


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that PostgreSQL is stopped too
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
