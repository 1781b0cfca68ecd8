"""Mails read and taken in, per second, and what each costs the processor: `make bench`, or `python -m bench.mail`."""

import base64
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.folder import hotline

MAILS = 300
WORDS = "お知らせを拝見しました。カードの再発行について教えてください。番号は4111 1111 1111 1111です。\n"
PAGE = "<html><body><table><tr><td><p>カードの<b>再発行</b>について</p></td></tr></table></body></html>"


@dataclass(frozen=True)
class Figure:
    """What one kind of mail cost."""

    mail: str
    read_per_second: float
    taken_in_per_second: float
    milliseconds: float
    """Of the processor, to take in one."""


def mail(number: int, *fields: str, body: bytes) -> bytes:
    """One of many: each has a sender and an identifier of its own."""
    head = [
        f"From: =?ISO-2022-JP?B?GyRCQ2ZCPBsoQg==?= <person{number}@example.com>",
        "To: madoguchi@example.jp",
        f"Message-ID: <{number}-{len(body)}-{len(fields)}@example.com>",
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


def page(number: int) -> bytes:
    return mail(number, "Content-Type: text/html; charset=utf-8", body=(PAGE * 10).encode())


def with_file(number: int) -> bytes:
    file = base64.encodebytes(b"%PDF-1.4" + bytes(200_000)).decode()
    parts = f"--b\nContent-Type: text/plain; charset=utf-8\n\n{WORDS}\n--b\nContent-Type: application/pdf\n"
    body = f"{parts}Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n{file}--b--\n"
    return mail(number, "Content-Type: multipart/mixed; boundary=b", body=body.encode())


KINDS: dict[str, Callable[[int], bytes]] = {
    "plain, ISO-2022-JP": plain,
    "answer with history": answer,
    "HTML": page,
    "with a file of 200 kB": with_file,
}


def measure(name: str, write: Callable[[int], bytes]) -> Figure:
    """One row of the table."""
    from inquiries.mail.intake import take_in  # noqa: PLC0415 - only once Django is set up
    from inquiries.mail.parsing import parse  # noqa: PLC0415

    mails = [write(number) for number in range(MAILS)]
    read, _ = _seconds(lambda: [parse(raw) for raw in mails])
    taken, processor = _seconds(lambda: [take_in(raw) for raw in mails])
    return Figure(name, round(MAILS / read, 1), round(MAILS / taken, 1), round(1000 * processor / MAILS, 2))


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """On the wall, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def main() -> None:
    """Print the table, write the JSON."""
    figures = []
    sys.stdout.write(f"{'mail':24}{'read/s':>10}{'taken in/s':>12}{'CPU ms':>9}\n")
    with hotline():
        for name, write in KINDS.items():
            figures.append(figure := measure(name, write))
            row = f"{figure.read_per_second:10.1f}{figure.taken_in_per_second:12.1f}{figure.milliseconds:9.2f}\n"
            sys.stdout.write(f"{name:24}{row}")
    Path(__file__).with_suffix(".json").write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")


if __name__ == "__main__":
    main()
