"""Guesses at the customer's page: `python -m bench.guesses [GUESSES] [postgres]`, ten thousand by default.

A customer with a page of their own asks for a code to so many addresses, in random order, half of them on the list.
First with the limits: how many are let through. Then without: every guess is forgotten before the next, and whatever is
answered is compared byte for byte, and by time: of COMPARED guesses at most, for each costs two pages. `longer` is the
share of pairs in which a listed address took longer than one that is not listed: 0.5 says nothing, and within
0.5 ± `noise` (three standard errors) it is chance.
"""

import json
import logging
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

from django.core.management import call_command
from django.test import Client

from bench.pages import crowded
from bench.roster import loaded, written

PEOPLE = 20_000
COMPARED = 2_000
"""With so many `noise` is 0.04; five times as many take as many minutes longer, and halve it."""
ASK, PAGE = "/status/now/one-time-codes/new/", "/status/now/"
CHANGES = re.compile(rb'name="(csrfmiddlewaretoken|press)" value="[^"]*"|<time[^>]*>[^<]*</time>')
"""What differs from one sight of a page to the next, whoever is asked for."""


def visitor() -> Client:
    """A customer whose page is open."""
    from inquiries.models import Inquiry, Link  # noqa: PLC0415 - only once Django is set up

    client = Client(headers={"host": "localhost"})
    inquiry = Inquiry.objects.earliest("pk")
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    return client


def guesses(count: int) -> list[tuple[bool, str]]:
    """Addresses of the same length, half of them on the list, in an order that says nothing."""
    drawn = random.Random(1)  # noqa: S311 - the same each time
    people = [drawn.randrange(1, PEOPLE + 1) for _guess in range(count)]
    mixed = [
        (bool(number % 2), f"member{who}.{1 if number % 2 else 2}@example.jp") for number, who in enumerate(people)
    ]
    drawn.shuffle(mixed)
    return mixed


def stopped(client: Client, count: int) -> dict[str, int]:
    """How the guesses are answered while the limits hold, by status."""
    found = Counter(client.post(ASK, {"address": address}).status_code for _listed, address in guesses(count))
    return {str(status): times for status, times in sorted(found.items())}


def answered(client: Client, count: int) -> tuple[dict[bool, set[str]], dict[bool, list[float]]]:
    """What is answered without the limits, as hashes, and how many milliseconds that takes."""
    from inquiries.models import OneTimeCode  # noqa: PLC0415

    bodies: dict[bool, set[str]] = {True: set(), False: set()}
    times: dict[bool, list[float]] = {True: [], False: []}
    for is_listed, address in guesses(count):
        OneTimeCode.objects.all().delete()
        began = time.perf_counter()
        asked = client.post(ASK, {"address": address})
        page = client.get(PAGE)
        times[is_listed].append(1000 * (time.perf_counter() - began))
        said = f"{asked.status_code} {asked.headers['Location']}".encode() + CHANGES.sub(b"", page.content)
        bodies[is_listed].add(sha256(said).hexdigest())
    return bodies, times


def longer(listed: list[float], others: list[float]) -> tuple[float, float]:
    """The share of pairs in which the first took longer (Mann and Whitney), and three standard errors of it."""
    ranked = sorted([(span, True) for span in listed] + [(span, False) for span in others])
    ranks = sum(rank for rank, (_span, is_listed) in enumerate(ranked, 1) if is_listed)
    many, more = len(listed), len(others)
    error = ((many + more + 1) / (12 * many * more)) ** 0.5
    return round((ranks - many * (many + 1) / 2) / (many * more), 4), round(3 * error, 4)


def spread(times: list[float]) -> dict[str, float]:
    """The median, and what 5, 95 and 99 of a hundred stayed below."""
    cut = statistics.quantiles(times, n=100)
    return {"p5": round(cut[4], 2), "median": round(cut[49], 2), "p95": round(cut[94], 2), "p99": round(cut[98], 2)}


def main(count: str = "10000", engine: str = "") -> None:
    """Print the figures, write the JSON."""
    with crowded(50, engine) as heading, tempfile.TemporaryDirectory() as folder:
        call_command("collectstatic", interactive=False, verbosity=0)
        loaded(written(PEOPLE, folder))
        logging.disable(logging.WARNING)  # a line for each guess that is refused
        client = visitor()
        by_status = stopped(client, int(count))
        bodies, times = answered(client, min(int(count), COMPARED))
    share, noise = longer(times[True], times[False])
    found = {"guesses": int(count), "compared": min(int(count), COMPARED), "engine": engine, "with_limits": by_status}
    found |= {"different_answers": len(bodies[True] | bodies[False]), "same_for_both": bodies[True] == bodies[False]}
    found |= {"listed_ms": spread(times[True]), "others_ms": spread(times[False]), "longer": share, "noise": noise}
    sys.stdout.write(f"{heading}\n{json.dumps(found, indent=1)}\n")
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
