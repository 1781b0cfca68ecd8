"""Milliseconds of a request for suggestions while a person types: `make bench`, or `python -m bench.typing`."""

import io
import json
import statistics
import sys
import time
from pathlib import Path

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from bench.folder import hotline

WORDS = "カード会社に電話したら手数料が千円かかると言われたが払わないといけないのか、いつ届くのかも知りたいとのこと。"
ROUNDS = 200


def figures() -> dict[str, float]:
    """A memo grows letter by letter. The first request, which loads the model, is counted apart."""
    from inquiries.models import Role, Staff  # noqa: PLC0415 - only once Django is set up

    client, spans = Client(headers={"host": "localhost"}), []
    client.force_login(Staff.objects.filter(role=Role.OPERATOR)[0])
    for number in range(ROUNDS + 1):
        start = time.perf_counter()
        client.post(reverse("suggestion_list"), {"memo": WORDS[: number % len(WORDS) + 1]})
        spans.append((time.perf_counter() - start) * 1000)
    first, *others = spans
    hundredths = statistics.quantiles(others, n=100)
    return {"ms, the first": first, "ms, median": hundredths[49], "ms, one in a hundred": hundredths[98]}


def main() -> None:
    """Print what was found, write the JSON."""
    with hotline():
        call_command("load_sample", stdout=io.StringIO(), stderr=io.StringIO())
        found = figures()
    sys.stdout.write("".join(f"{name:24}{figure:8.1f}\n" for name, figure in found.items()))
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
