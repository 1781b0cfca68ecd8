"""What the pages cost with many inquiries: `make bench`, or `python -m bench.pages [INQUIRIES] [postgres]`.

Processor milliseconds of Python and of the database, and the number of statements; the median of five. Blocks of 8 kB
are what PostgreSQL looked at: unlike time they say on any machine whether a page grows with the table. With `postgres`
it starts a PostgreSQL of its own, otherwise it uses SQLite, whose work is part of Python's, or DATABASE_URL. PostgreSQL
works without parallel workers here, so that the time of its one process is all.
"""

import io
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.folder import hotline
from bench.servers import database

TIMES = 5
ORDER = re.compile(r"[A-Z]{2}[0-9]{4}[A-Z]")
Opening: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]
"""A method of a client, and what it is called with."""
NANO = 1e6
"""Nanoseconds in a millisecond."""


@dataclass(frozen=True)
class Figure:
    """The figures of one page."""

    page: str
    python: float
    database: float
    statements: int
    blocks: int


class Meter:
    """Counts the statements, and the processor time of PostgreSQL's process for our connection."""

    def __init__(self) -> None:
        self.statements = 0
        self.process: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
                cursor.execute("SET max_parallel_workers_per_gather = 0")
                cursor.execute("SELECT pg_backend_pid()")
                self.process = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def milliseconds(self) -> float:
        """So far; 0 where it is no process of its own on this machine."""
        return int(self.process.read_text().split()[0]) / NANO if self.process and self.process.exists() else 0

    def count(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        """Around each statement."""
        self.statements += 1
        return execute(*arguments)

    def blocks(self, work: Callable[[], Any]) -> int:
        """How many blocks the queries of this work look at, in tables and indexes; 0 on SQLite."""
        asked = list[tuple[str, Any]]()

        def note(execute: Callable[..., Any], sql: str, params: Any, *others: Any) -> Any:
            asked.append((sql, params))
            return execute(sql, params, *others)

        with connection.execute_wrapper(note):
            work()
        if not self.process:
            return 0
        with connection.cursor() as cursor:
            plans = []
            for sql, params in asked:
                if sql.startswith(("SELECT", "EXECUTE")) and not sql.endswith("SKIP LOCKED"):
                    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                    plans.append(cursor.fetchone()[0][0]["Plan"])
        return sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in plans)


def figures() -> Iterator[Figure]:
    """The figures of every page, as an operator opens it, or a supervisor."""
    from inquiries.models import Staff  # noqa: PLC0415 - only once Django is set up

    operator, supervisor = (Client(headers={"host": "localhost"}) for _ in range(2))
    operator.force_login(Staff.objects.get(username="sato"))
    supervisor.force_login(Staff.objects.get(username="suzuki"))
    meter = Meter()
    opened = pages(operator) | pages_of_supervisors(supervisor) | pages_of_machines()
    for name, (open_, arguments) in opened.items():
        open_(*arguments)
        spans = [_span(lambda: open_(*arguments), meter) for _ in range(TIMES)]  # noqa: B023 - called at once
        python, others, statements = map(statistics.median, zip(*spans, strict=True))
        blocks = meter.blocks(lambda: open_(*arguments))  # noqa: B023 - called at once
        yield Figure(name, round(python, 1), round(others, 1), int(statements), blocks)


def pages(client: Client) -> dict[str, Opening]:
    """How an operator opens each."""
    from inquiries.models import Event, Inquiry, Issuer, Message  # noqa: PLC0415 - only once Django is set up

    some = Inquiry.objects.owed().in_turn()[20]
    said = Message.objects.received().filter(inquiry__language="ja").order_by("pk")[Message.objects.count() // 4]
    [order] = ORDER.findall(said.text)[:1]
    queue = reverse("inquiry_list")
    return {
        "queue": (client.get, (queue,)),
        "inquiry": (client.get, (reverse("inquiry_show", args=[some.pk]),)),
        "home": (client.get, (reverse("home"),)),
        "queue, newest first": (client.get, (queue, {"sort": "newest"})),
        "closed list": (client.get, (queue, {"state": "closed"})),
        "call form": (client.get, (reverse("call_create"),)),
        "answers": (client.get, (reverse("answer_list"),)),
        "files to enclose": (client.get, (reverse("enclosure_list"),)),
        "board": (client.get, (reverse("reissue_list"),)),
        "mentions": (client.get, (reverse("mention_list"),)),
        "batches": (client.get, (reverse("batch_list"),)),
        "saved views": (client.get, (reverse("saved_view_list"),)),
        "charges": (client.get, (reverse("fraud_report_list"),)),
        "reconciliation": (client.get, (reverse("reconciliation_show"),)),
        "card companies": (client.get, (reverse("issuer_list"),)),
        "a card company": (client.get, (reverse("issuer_show", args=[Issuer.objects.latest("pk").pk]),)),
        "calls of card companies": (client.get, (reverse("issuer_call_list"),)),
        "apology codes": (client.get, (reverse("promise_show"),)),
        "search, a word": (client.get, (_search(client, "再発行"),)),
        "search, an order": (client.get, (_search(client, order),)),
        "news, none": (client.get, (reverse("news_show"), {"seen": Event.objects.newest(), "figured": 10**12})),
        "claim next": (client.post, (reverse("inquiry_next"),)),
    }


def pages_of_supervisors(client: Client) -> dict[str, Opening]:
    """How a supervisor opens what is dearer for them, or theirs alone."""
    return {
        "home, with long calls": (client.get, (reverse("home"),)),
        "skills": (client.get, (reverse("skill_list"),)),
        "harassment": (client.get, (reverse("harassment_list"),)),
        "sheets": (client.get, (reverse("sheet_list"),)),
        "lines to look into": (client.get, (reverse("misfit_list"),)),
    }


def pages_of_machines() -> dict[str, Opening]:
    """How a monitor opens what is told without a sign-in."""
    shown = {"Authorization": f"Bearer {os.environ['HOTLINE_METRICS_TOKEN']}"}
    return {"metrics": (Client(headers={"host": "localhost"} | shown).get, ("/metrics",))}


def _search(client: Client, words: str) -> str:
    """The address of what these words find."""
    return client.post(reverse("search_create"), {"q": words})["Location"]


def _span(work: Callable[[], Any], meter: Meter) -> tuple[float, float, int]:
    before, python, others = meter.statements, time.process_time_ns(), meter.milliseconds()
    with connection.execute_wrapper(meter.count):
        answer = work()
    was_sent = answer.request["REQUEST_METHOD"] == "POST"
    assert answer.status_code < (400 if was_sent else 300), answer  # who is sent elsewhere sees no page
    python = time.process_time_ns() - python
    return python / NANO, meter.milliseconds() - others, meter.statements - before


@contextmanager
def own_postgres() -> Iterator[None]:
    """A server with an empty database, in DATABASE_URL."""
    with database() as server:
        os.environ["DATABASE_URL"] = server.url
        yield


@contextmanager
def crowded(inquiries: int, engine: str) -> Iterator[str]:
    """A hotline with so many inquiries, on SQLite or with "postgres" on one of its own; what it is, for a heading."""
    with own_postgres() if engine == "postgres" else nullcontext(), hotline():
        call_command("make_load", inquiries=inquiries, stdout=io.StringIO(), stderr=io.StringIO())
        yield f"{inquiries:,} inquiries, {connection.vendor}"


def main(inquiries: str = "10000", engine: str = "") -> None:
    """Print the table, write the JSON."""
    found = []
    with crowded(int(inquiries), engine) as heading:
        call_command("collectstatic", interactive=False, verbosity=0)
        sys.stdout.write(f"{heading:32}{'Python ms':>11}{'database ms':>13}{'sum':>8}{'statements':>12}{'blocks':>9}\n")
        for one in figures():
            found.append(one)
            times = f"{one.python:11.1f}{one.database:13.1f}{one.python + one.database:8.1f}"
            sys.stdout.write(f"{one.page:32}{times}{one.statements:12}{one.blocks:9}\n")
            sys.stdout.flush()
    measured = {"inquiries": int(inquiries), "engine": engine, "pages": [asdict(one) for one in found]}
    Path(__file__).with_suffix(".json").write_text(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
