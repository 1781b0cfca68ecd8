"""`parse_mail` over thousands of damaged mails: a line for each, in order, no exception, and bounded memory."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.hotlines import ROOT
from tests.often import often

pytestmark = pytest.mark.once
SAMPLES = ROOT / "tests" / "mail" / "samples"
MUTANTS = often(120, whole=2000)
PIECES = [
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b"\x1b$B",
    b"=?",
    b"?=",
    b"--",
    b"\xff\xfe",
    b"Content-Type: ",
    b"\n\n",
    b"\x80",
]
KEYS = {"from_address", "from_name", "subject", "text", "reply_text", "html", "attachments", "is_auto", "message_id"}
MEMORY = 400_000_000


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Cut off, with pieces missing, doubled, turned round, or strewn with what mail is made of."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(raw) + 1)
        piece = raw[start : start + chance.randint(1, 200)]
        rest = raw[start + len(piece) :]
        raw = chance.choice(
            [
                raw[:start] + rest,
                raw[:start] + piece * 3 + rest,
                raw[:start] + piece[::-1] + rest,
                raw[:start] + chance.choice(PIECES) + raw[start:],
                raw[:start] + chance.randbytes(len(piece)) + rest,
                raw[:start] or raw,
            ]
        )
    return raw


@pytest.fixture
def mutants(tmp_path: Path) -> list[Path]:
    """The same ones each time."""
    chance, samples = random.Random(20261122), sorted(SAMPLES.glob("*.eml"))  # noqa: S311 - nothing secret
    paths = [tmp_path / f"{number:05}.eml" for number in range(MUTANTS)]
    for number, path in enumerate(paths):
        path.write_bytes(damaged(samples[number % len(samples)].read_bytes(), chance))
    return paths


# The kernel counts a child's memory from its parent's, so it says itself how much it took.
COMMAND = """
import re, sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
call_command("parse_mail", *sys.argv[1:])
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


def parse_mail(paths: list[Path]) -> tuple[list[dict[str, object]], int]:
    """What it prints about each, and the most memory that it took, in bytes."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings"}
    command = [sys.executable, "-c", COMMAND, *map(str, paths)]
    process = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in process.stdout.splitlines()], int(process.stderr) * 1024


def test_each_has_its_line_in_order_and_memory_stays_within_bounds(mutants: list[Path]) -> None:
    paths = [*sorted(SAMPLES.glob("*.eml")), *mutants]
    lines, memory = parse_mail(paths)

    assert len(lines) == len(paths)
    assert all(line.keys() >= KEYS for line in lines)
    assert memory < MEMORY
    some = paths[::40]
    assert parse_mail(some)[0] == lines[::40]
