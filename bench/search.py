"""What a search costs with many inquiries: `make bench`, or `python -m bench.search [INQUIRIES] [postgres]`.

Processor milliseconds of Python and of the database until the keys of what was found are there, and how many these are
(at most 1,001); the median of five. `bench.pages` says what a whole page of them costs.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.pages import NANO, ORDER, TIMES, Meter, crowded

MOST = 1001
WORDS = {
    "one letter": "の",
    "one kanji": "再",
    "two letters": "再発",
    "three letters": "再発行",
    "a long word": "クレジットカード",
    "two words": "再発行 手数料",
    "a name in kana": "マツモト ススム",
    "half a name in kana": "まつも",
    "an amount": "1,100円",
    "a day": "9/2",
    "a word nobody said": "桔梗",
}


@dataclass(frozen=True)
class Figure:
    """The figures of one word."""

    kind: str
    found: int
    python: float
    database: float


def words() -> dict[str, str]:
    """Each kind of word, and those that only this hotline has: an order, an address with figures, a telephone."""
    from inquiries.models import Message, Phone  # noqa: PLC0415 - only once Django is set up

    said = Message.objects.received().filter(inquiry__language="ja").order_by("pk")[Message.objects.count() // 4]
    town = re.search(r"[一-鿿]{2}在住", said.text)
    rare = {"a rare number": ORDER.findall(said.text)[0], "its digits": ORDER.findall(said.text)[0][2:6]}
    rare |= {"an address with digits": f"{town[0] if town else '桜町'}1-2-3045"}
    phone = Phone.objects.order_by("pk").first()
    return WORDS | rare | ({"a telephone number": str(phone)} if phone else {})


def figures() -> Iterator[Figure]:
    """The figures of every kind of word."""
    from inquiries.models import Inquiry  # noqa: PLC0415 - only once Django is set up
    from inquiries.search import Query  # noqa: PLC0415

    meter = Meter()
    for kind, typed in words().items():
        spans = []
        for _ in range(TIMES + 1):
            python, others = time.process_time_ns(), meter.milliseconds()
            found = Inquiry.objects.all().saying(Query.of(typed), most=MOST)
            spans.append(((time.process_time_ns() - python) / NANO, meter.milliseconds() - others))
        python_ms, others_ms = map(statistics.median, zip(*spans[1:], strict=True))
        yield Figure(kind, len(found), round(python_ms, 1), round(others_ms, 1))


def main(inquiries: str = "10000", engine: str = "") -> None:
    """Print the table, write the JSON."""
    found = []
    with crowded(int(inquiries), engine) as heading:
        sys.stdout.write(f"{heading:32}{'found':>8}{'Python ms':>11}{'database ms':>13}{'sum':>8}\n")
        for one in figures():
            found.append(one)
            row = f"{one.found:8,}{one.python:11.1f}{one.database:13.1f}{one.python + one.database:8.1f}\n"
            sys.stdout.write(f"{one.kind:32}{row}")
            sys.stdout.flush()
    measured = {"inquiries": int(inquiries), "engine": engine, "words": [asdict(one) for one in found]}
    Path(__file__).with_suffix(".json").write_text(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
