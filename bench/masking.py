"""Megabytes of text masked per processor second, by kind of text: `make bench`, or `python -m bench.masking`.

Growth is the time for four times the text: about 4 if the time is linear.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from inquiries.masking import mask

SIZE = 1_000_000  # bytes of UTF-8
ROUNDS = 3
CHANCE = random.Random(20261122)  # noqa: S311 - a fixed seed gives the same text each time

JAPANESE = (
    "お知らせを拝見しました。私の情報も含まれているのでしょうか。登録したのは2016年4月18日で、電話は090-1234-5678です。",
    "カードの再発行には手数料がかかりますか。セキュリティコードや暗証番号まで漏れたのかも知りたいです。",
    "先週からお返事をお待ちしています。注文番号は20160427-00012、金額は12,800円でした。どうぞよろしくお願いいたします。",
)
ENGLISH = (
    "I read your announcement and would like to know whether my data is affected. I signed up on 18 April 2016. ",
    "Is there a fee for a new card? Please tell me whether my password and the security code were leaked as well. ",
)


@dataclass(frozen=True)
class Figure:
    """The figures of one kind of text."""

    text: str
    megabytes_per_second: float
    growth: float
    findings: int


def _prose() -> str:
    return CHANCE.choice(JAPANESE)


def _english() -> str:
    return CHANCE.choice(ENGLISH)


def _markup() -> str:
    return f"<p style='margin:0'>{CHANCE.choice(JAPANESE)}</p><br>&nbsp;<span>{CHANCE.randrange(999)}</span>\n"


def _short_numbers() -> str:
    return f"{CHANCE.randrange(1, 99_999)} "


def _groups_of_four() -> str:
    return f"{CHANCE.randrange(1_000, 10_000)} "


def _table() -> str:
    return f"2016/04/{CHANCE.randrange(1, 29)},03-1234-{CHANCE.randrange(1_000, 9_999)},{CHANCE.randrange(99_999)},1\n"


def _cards() -> str:
    return f"{CHANCE.choice(JAPANESE)}4111 1111 1111 1111\n"


def _said_aloud() -> str:
    return f"{CHANCE.choice(JAPANESE)}番号は、えーと、4111え、1111です、それから1111、1111ですね。\n"


KINDS: dict[str, Callable[[], str]] = {
    "Japanese prose": _prose,
    "English prose": _english,
    "HTML mail": _markup,
    "table of figures": _table,
    "short numbers": _short_numbers,
    "groups of four": _groups_of_four,
    "a card in every line": _cards,
    "a card said aloud": _said_aloud,
}


def text_of(piece: Callable[[], str], size: int) -> str:
    """About `size` bytes of one kind of text."""
    pieces, length = [], 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1].encode())
    return "".join(pieces)


def seconds(text: str) -> float:
    """Processor time, the best of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        mask(text)
        spent.append(time.process_time() - began)
    return min(spent)


def measure(name: str, piece: Callable[[], str]) -> Figure:
    """One row of the table."""
    text = text_of(piece, SIZE)
    quarter = text[: len(text) // 4]
    long, short = seconds(text), seconds(quarter)
    speed = len(text.encode()) / 1_000_000 / long
    return Figure(name, round(speed, 2), round(long / short, 1), len(mask(text).findings))


def main() -> None:
    """Print the table, write the JSON."""
    figures = []
    sys.stdout.write(f"{'masking':24}{'MB/s':>8}{'growth':>8}{'found':>8}\n")
    for name, piece in KINDS.items():
        figures.append(figure := measure(name, piece))
        sys.stdout.write(f"{name:24}{figure.megabytes_per_second:8.2f}{figure.growth:8.1f}{figure.findings:8}\n")
    Path(__file__).with_suffix(".json").write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")


if __name__ == "__main__":
    main()
