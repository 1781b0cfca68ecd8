"""The seals of the history: `python -m bench.seals [ROWS] [postgres]`, by default 200,000.

So many rows are written, half of them events and half sightings, sealed as beat does it, and compared with their seals
as `verify_log` does it. Seconds and processor seconds of Python, rows a second, and of one part of a round of beat the
milliseconds; then one row is sealed by itself, as on a quiet desk.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.pages import crowded

AT_ONCE = 5_000


def written(rows: int) -> None:
    """So many events and sightings of one inquiry."""
    from django.utils import timezone  # noqa: PLC0415 - only once Django is set up

    from inquiries.models import Channel, Contact, Event, Inquiry, Role, Sighting, Staff  # noqa: PLC0415
    from inquiries.models.inquiry.incoming import Incoming  # noqa: PLC0415

    by = Staff.objects.enrol(username="bench", name="佐藤", role=Role.OPERATOR, hashed="!")
    contact = Contact.objects.find_or_make(name="中村 由紀", address="nakamura@example.jp")
    inquiry = Inquiry.objects.receive(contact, Incoming(Channel.MAIL, "手数料はかかりますか。")).inquiry
    of: dict[str, Any] = {"inquiry": inquiry, "at": timezone.now()}
    seen: dict[str, Any] = of | {"staff": by, "contact": contact, "field": "phone", "reason": "折り返しのお電話のため"}
    for _turn in range(rows // 2 // AT_ONCE):
        said = ({"topic": "reissue", "answer": turn} for turn in range(AT_ONCE))
        Event.objects.bulk_create(Event(action="answer.told", by=by, particulars=one, **of) for one in said)
        Sighting.objects.bulk_create(Sighting(**seen) for _ in range(AT_ONCE))


def measured(rows: int) -> dict[str, object]:
    """What each step takes."""
    from inquiries.models import Audit, Event, Seal  # noqa: PLC0415
    from inquiries.models.record.verifying import Reading  # noqa: PLC0415

    seal, reading = _timed(_sealed), Reading()
    verify = _timed(lambda: list(reading.differences()))
    part = _timed(Audit.objects.go_on)
    Event.record("inquiry.resumed", by=None)
    one = _timed(Seal.objects.seal)
    steps = {"seal": seal, "verify": verify}
    found = {
        name: {"seconds": span[0], "processor": span[1], "rows a second": round(rows / span[0])}
        for name, span in steps.items()
    }
    return found | {
        "a part of a round, ms": round(1000 * part[0]),
        "one row sealed, ms": round(1000 * one[0], 1),
        "seals": Seal.objects.count(),
        "bytes of seals": sum(len(bytes(marks)) for marks in Seal.objects.values_list("marks", flat=True)),
        "rows compared": reading.rows,
    }


def _sealed() -> None:
    from inquiries.models import Seal  # noqa: PLC0415

    while Seal.objects.seal():
        pass


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.process_time()
    do()
    return round(time.perf_counter() - began, 4), round(time.process_time() - busy, 4)


def main(rows: str = "200000", engine: str = "") -> None:
    """Print the figures, write the JSON."""
    with crowded(0, engine) as heading:
        written(int(rows))
        found = {"rows": int(rows)} | measured(int(rows))
    sys.stdout.write(f"{heading}\n{json.dumps(found, indent=1, ensure_ascii=False)}\n")
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
