"""Many desks at once: `python -m bench.desks [DESKS] [INQUIRIES] [SECONDS] [kills]`, by default 50, 5500 and 300.

Two hosts, each a web server and a worker on an address of loopback with a folder of its own, and one beat, on one
PostgreSQL, one Redis and one mail server: nothing else is shared. Each desk acts every five seconds. With `kills` a
web server, a worker, Redis and PostgreSQL are killed and started again, one after the other. The desks run on this
machine too; their processor time is told apart. Waiting times are those of an operator, all tries together.
"""

import json
import os
import re
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import psycopg

from bench.desk import Desk, Record, staffed
from bench.host import Host, answers, manage, wait
from bench.servers import Database, Queue, database
from tests.faults.hotlines import until
from tests.servers.smtp import Sink, smtp_sink

PASSWORD = "correct horse battery"  # noqa: S105 - of a hotline that lives for minutes
PAUSE = 5
SLOW = 15
"""Seconds after which an act is told by itself."""
HELD_TWICE = """
select count(*) from (
    select action, lag(action) over (partition by inquiry_id order by id) as before from inquiries_event
    where action in ('inquiry.claimed', 'inquiry.assigned', 'inquiry.released', 'inquiry.closed', 'inquiry.reopened')
) as events where action = 'inquiry.claimed' and before in ('inquiry.claimed', 'inquiry.assigned')
"""
SENTENCE = re.compile(r"確認いたしました。整理番号はload\d+の\d+番です。")
SAID = "select text from inquiries_message where text like '%整理番号はload%'"
WAITING = "select count(*) from inquiries_dispatch where sent_at is null"


def main(desks: str = "50", inquiries: str = "5500", seconds: str = "300", kills: str = "") -> None:
    """Open both hosts, let the desks work, print what they saw and what was lost."""
    record = Record()
    with ExitStack() as open_:
        place = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="hotline-bench-")))
        server, queue = open_.enter_context(database()), Queue(place)
        open_.callback(queue.runs.close)
        sink = open_.enter_context(smtp_sink())
        env = settings(server, queue, sink, place)
        manage(env, "migrate")
        manage(env, "make_load", "--inquiries", inquiries, "--staff", desks, "--password", PASSWORD)
        hosts = [Host(place / f"host{number}", f"127.0.0.{number}", env, beat=number == 1) for number in (1, 2)]
        for host in hosts:
            open_.callback(host.stop)
            host.start()
        wait(hosts)
        doors = [(host.address, host.port) for host in hosts]
        people = [
            Desk(f"load{10 + number}", doors[:: 1 if number % 2 else -1], record, pause=PAUSE)
            for number in range(int(desks))
        ]
        busy, own, started = machine(), ours(), time.monotonic()
        work = threading.Thread(target=staffed, args=[people, PASSWORD, int(seconds)], daemon=True)
        work.start()
        if kills:  # here, not in a thread: a program ends with the thread that starts it
            trouble(hosts, queue, server, started, int(seconds))
        work.join()
        span, own = time.monotonic() - started, ours() - own
        found = {"desks": int(desks), "inquiries": int(inquiries), "kills": bool(kills)} | waits(record, started)
        found |= {
            "cpus of the hotline": round((machine() - busy - own) / span, 2),
            "cpus of the desks": round(own / span, 2),
            "hosts away at the end": sum(not answers(host) for host in hosts),
        }
        found |= lost(server, record, sink)
    show(found)
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def settings(server: Database, queue: Queue, sink: Sink, place: Path) -> dict[str, str]:
    """Of every host, as in earnest; the desks come through a proxy, so that each has an address of its own."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "hotline.settings",
        "SECRET_KEY": "for measuring",
        "ALLOWED_HOSTS": "*",
        "HOTLINE_PROXIES": "1",
        "HOTLINE_SECOND_FACTOR": "0",  # a desk of ours has no telephone
        "HOTLINE_VAR": str(place / "setting-up"),
        "DATABASE_URL": server.url,
        "REDIS_URL": queue.url,
        "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
    }


def trouble(hosts: list[Host], queue: Queue, server: Database, began: float, seconds: int) -> None:
    """In four parts of the time, one after the other."""
    one, other = hosts
    blows: dict[str, Callable[[], object]] = {
        "web server": lambda: one.kill(one.web),
        "worker": lambda: other.kill(other.worker),
        "Redis": queue.restart,
        "PostgreSQL": server.restart,
    }
    for what, strike in blows.items():
        time.sleep(seconds / (len(blows) + 1))
        print(f"{time.monotonic() - began:6.1f} s: {what} killed", flush=True)  # noqa: T201
        strike()


def waits(record: Record, began: float) -> dict[str, Any]:
    """Milliseconds for each act, and how often it was tried again."""
    rows = {}
    for name in dict.fromkeys(act.name for act in record.acts):
        spans = sorted(act.seconds * 1000 for act in record.acts if act.name == name)
        p95 = statistics.quantiles(spans, n=20, method="inclusive")[-1] if len(spans) > 1 else spans[0]
        again = sum(act.again for act in record.acts if act.name == name)
        rows[name] = [len(spans), round(statistics.median(spans)), round(p95), round(spans[-1]), again]
    slow = [
        f"{act.name}, {act.seconds:.1f} s, from {act.at - began:.1f} s on" for act in record.acts if act.seconds > SLOW
    ]
    return {"acts": rows, "errors": Counter(record.errors), "slow": slow}


def lost(server: Database, record: Record, sink: Sink) -> dict[str, int]:
    """What was accepted and is not there once; what stands there twice although it was sent once."""
    with psycopg.connect(server.url, autocommit=True) as line:
        until(lambda: not line.execute(WAITING).fetchone()[0], seconds=180)  # type: ignore[index]
        [[twice]] = line.execute(HELD_TWICE)
        said = Counter(_sentence(text) for [text] in line.execute(SAID))
    mailed = Counter(_sentence(mail) for mail in map(_words, sink.mails))
    accepted = record.notes + record.replies
    return {
        "accepted": len(accepted),
        "lost": sum(not said[one] for one in accepted),
        "twice": sum(said[one] > 1 for one in accepted),
        "replies without a mail": sum(not mailed[one] for one in record.replies),
        "replies mailed twice": sum(mailed[one] > 1 for one in record.replies),
        "held twice": twice,
    }


def _sentence(text: str) -> str:
    """The sentence of a desk that the text holds, or nothing."""
    found = SENTENCE.search(text)
    return found[0] if found else ""


def _words(mail: bytes) -> str:
    """The plain text of a mail."""
    body = message_from_bytes(mail, policy=policy.default).get_body(("plain",))
    return body.get_content() if body else ""


def show(found: dict[str, Any]) -> None:
    """Print the table."""
    print(f"{'act':12}{'times':>8}{'median ms':>11}{'p95 ms':>9}{'longest':>9}{'again':>7}")  # noqa: T201
    for name, (times, median, p95, longest, again) in found["acts"].items():
        print(f"{name:12}{times:8}{median:11}{p95:9}{longest:9}{again:7}")  # noqa: T201
    for name, figure in found.items():
        if name not in {"acts", "errors", "slow"}:
            print(f"{name:24}{figure}")  # noqa: T201
    print(*found["slow"], sep="\n")  # noqa: T201
    for error, times in found["errors"].items():
        print(f"{times} × {error}")  # noqa: T201


def machine() -> float:
    """Processor seconds of everything on this machine so far."""
    ticks = [int(part) for part in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def ours() -> float:
    """Processor seconds of this process: the desks and the mail server."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
