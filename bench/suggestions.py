"""Suggestions per second, their milliseconds and memory: `make bench`, or `python -m bench.suggestions`."""

import io
import json
import resource
import statistics
import sys
import time
from pathlib import Path

from django.core.management import call_command

from bench.folder import hotline


def figures() -> dict[str, float]:
    """The figures for ranking every seventh phrase of the phrasebook."""
    from inquiries.models import Version  # noqa: PLC0415 - only once Django is set up
    from inquiries.suggest import rank  # noqa: PLC0415
    from inquiries.suggest.phrasebook import phrasebook  # noqa: PLC0415

    version = Version.objects.in_force()
    texts = [phrase.text for phrase in phrasebook()][::7]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    rank(texts[0], version)
    first = time.perf_counter() - start
    times = []
    for text in texts:
        start = time.perf_counter()
        rank(text, version)
        times.append(time.perf_counter() - start)
    return {
        "suggestions per second": len(times) / sum(times),
        "ms, the first": first * 1000,
        "ms, median": statistics.median(times) * 1000,
        "ms, one in a hundred": statistics.quantiles(times, n=100)[98] * 1000,
        "characters, median": statistics.median(map(len, texts)),
        "MB more": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    }


def main() -> None:
    """Print what was found, write the JSON."""
    with hotline():
        call_command("load_sample", stdout=io.StringIO(), stderr=io.StringIO())
        found = figures()
    sys.stdout.write("".join(f"{name:24}{figure:8.1f}\n" for name, figure in found.items()))
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
