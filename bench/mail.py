"""Mails read and taken in per second, and processor time per mail: `make bench`, or `python -m bench.mail [postgres]`.

With `postgres` it starts a PostgreSQL of its own; otherwise it uses SQLite, or DATABASE_URL. One process takes in, one
mail after the other, masked, indexed for search and acknowledged. Beside other work a second on the clock says little;
processor milliseconds are those of Python and of the database.
"""

import base64
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.management import call_command

from bench.folder import hotline
from bench.pages import Meter, own_postgres
from tests.documents.making import docx, p, pdf, xlsx

MAILS, FEW = 300, 40
ALREADY_THERE = (10_000, 100_000)
MORE = 300
"""Mails that are taken in at each size."""
WORDS = "お知らせを拝見しました。カードの再発行について教えてください。番号は4111 1111 1111 1111です。\n"
PAGE = "<html><body><table><tr><td><p>カードの<b>再発行</b>について</p></td></tr></table></body></html>"


@dataclass(frozen=True)
class Figure:
    """The figures of one kind of mail."""

    mail: str
    read_per_second: float
    taken_in_per_second: float
    milliseconds: float
    """Processor time of Python to take in one mail."""
    database: float
    """The same of PostgreSQL's process for our connection."""


def mail(number: int, *fields: str, body: bytes, sender: str = "", name: str = "") -> bytes:
    """A mail, if nothing else is said with a sender and a Message-ID of its own."""
    head = [
        f"From: =?ISO-2022-JP?B?GyRCQ2ZCPBsoQg==?= <{sender or f'person{number}'}@example.com>",
        "To: madoguchi@example.jp",
        f"Message-ID: <{name or f'{number}-{len(body)}-{len(fields)}'}@example.com>",
        "Date: Thu, 28 Apr 2016 10:15:00 +0900",
        "MIME-Version: 1.0",
        *fields,
    ]
    return "\r\n".join([*head, "", ""]).encode() + body.replace(b"\n", b"\r\n")


def plain(number: int) -> bytes:
    return mail(number, "Content-Type: text/plain; charset=ISO-2022-JP", body=(WORDS * 5).encode("iso-2022-jp"))


def answer(number: int) -> bytes:
    history = "".join(f"> {line}" for line in (WORDS * 40).splitlines(keepends=True))
    body = f"{WORDS}\n2016年4月28日(木) 10:15 窓口 <madoguchi@example.jp>:\n\n{history}"
    return mail(number, "Content-Type: text/plain; charset=utf-8", body=body.encode())


def later(number: int) -> bytes:
    """One of thirty to the same matter: what was said before lies in its row of the index."""
    matter, fields = number % 10, ["Content-Type: text/plain; charset=utf-8", "Subject: Re: card"]
    fields += [f"In-Reply-To: <later{matter}@example.com>"] if number >= 10 else []
    body = f"{WORDS * 5}追伸{number}。".encode()
    return mail(number, *fields, body=body, sender=f"later{matter}", name=f"later{number}")


def page(number: int) -> bytes:
    return mail(number, "Content-Type: text/html; charset=utf-8", body=(PAGE * 10).encode())


def with_file(number: int, file: bytes) -> bytes:
    parts = f"--b\nContent-Type: text/plain; charset=utf-8\n\n{WORDS}\n--b\nContent-Type: application/octet-stream\n"
    content = base64.encodebytes(file).decode()
    body = f"{parts}Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n{content}--b--\n"
    return mail(number, "Content-Type: multipart/mixed; boundary=b", body=body.encode())


def picture(number: int) -> bytes:
    return with_file(number, b"\xff\xd8\xff\xe0" + bytes(200_000))


def ten_pages(number: int) -> bytes:
    return with_file(number, pdf(*[WORDS * 20] * 10))


def sheet(number: int) -> bytes:
    return with_file(number, xlsx(*[["中村", 4111111111111111, "05/27", row] for row in range(500)]))


def document(number: int) -> bytes:
    return with_file(number, docx(p(WORDS) * 200))


KINDS: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "plain, ISO-2022-JP": (MAILS, plain),
    "answer with history": (MAILS, answer),
    "later in a matter": (MAILS, later),
    "HTML": (MAILS, page),
    "picture of 200 kB": (MAILS, picture),
    "PDF of 10 pages": (FEW, ten_pages),
    "sheet of 500 rows": (FEW, sheet),
    "DOCX of 200 paragraphs": (FEW, document),
}


def measure(name: str, many: int, write: Callable[[int], bytes], meter: Meter) -> Figure:
    """One row of the table."""
    from inquiries.mail.intake import take_in  # noqa: PLC0415 - only once Django is set up
    from inquiries.mail.parsing import parse  # noqa: PLC0415

    mails = [write(number) for number in range(many)]
    read, _ = _seconds(lambda: [parse(raw) for raw in mails])
    before = meter.milliseconds()
    taken, processor = _seconds(lambda: [take_in(raw) for raw in mails])
    database = (meter.milliseconds() - before) / many
    return Figure(
        name, round(many / read, 1), round(many / taken, 1), round(1000 * processor / many, 2), round(database, 2)
    )


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of the processor, with the child processes that read files."""
    wall, processor = time.perf_counter(), _processor()
    work()
    return time.perf_counter() - wall, _processor() - processor


def _processor() -> float:
    return sum(os.times()[:4])


def growth() -> Iterator[tuple[int, float]]:
    """Processor milliseconds to take in one mail, for growing numbers of inquiries."""
    from inquiries.mail.intake import take_in  # noqa: PLC0415 - only once Django is set up
    from inquiries.models import Inquiry  # noqa: PLC0415

    for there in ALREADY_THERE:
        load(there - Inquiry.objects.count())
        mails = [plain(there + number) for number in range(MORE)]
        _, processor = _seconds(lambda: [take_in(raw) for raw in mails])  # noqa: B023 - called at once
        yield there, round(1000 * processor / MORE, 2)


def load(inquiries: int) -> None:
    """Add so many inquiries. The first time, in an empty hotline, it marks the hotline as a sample."""
    call_command("make_load", inquiries=inquiries, stdout=io.StringIO(), stderr=io.StringIO())


def main(engine: str = "") -> None:
    """Print the tables, write the JSON."""
    figures = []
    sys.stdout.write(f"{'mail':24}{'read/s':>10}{'taken in/s':>12}{'Python ms':>11}{'database ms':>13}\n")
    with own_postgres() if engine == "postgres" else nullcontext(), hotline():
        load(0)
        meter = Meter()
        for name, (many, write) in KINDS.items():
            figures.append(figure := measure(name, many, write, meter))
            per_second = f"{figure.read_per_second:10.1f}{figure.taken_in_per_second:12.1f}"
            sys.stdout.write(f"{name:24}{per_second}{figure.milliseconds:11.2f}{figure.database:13.2f}\n")
        sys.stdout.write(f"\n{'inquiries there already':24}{'CPU ms':>9}{'growth':>8}\n")
        costs = list[float]()
        for there, cost in growth():
            costs.append(cost)
            sys.stdout.write(f"{there:<24,}{cost:9.2f}{cost / costs[0]:8.2f}\n")
    measured = {"mails": [asdict(figure) for figure in figures], "growth": dict(zip(ALREADY_THERE, costs, strict=True))}
    Path(__file__).with_suffix(".json").write_text(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
