"""What many at once cost: `python -m bench.batch [INQUIRIES] [ROWS] [postgres]`.

A batch of each kind is looked at, done and undone. Processor milliseconds of Python, and of PostgreSQL's process, and
statements: for the preview in all, for the deed and its undoing for each row. With `postgres` it starts a PostgreSQL of
its own, otherwise it uses SQLite, whose work is part of Python's, or DATABASE_URL.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from bench.pages import NANO, Meter, crowded


@dataclass(frozen=True)
class Figure:
    """One step of one batch."""

    act: str
    step: str
    rows: int
    python: float
    database: float
    statements: int


def figures(rows: int) -> Iterator[Figure]:
    """Of all the kinds of which the issue asks."""
    from inquiries.models import Answer, Kind, Staff  # noqa: PLC0415 - only once Django is set up

    supervisor = Staff.objects.filter(role="supervisor")[0]
    other = Staff.objects.filter(role="operator")[0]
    meter, answer = Meter(), Answer.objects.approved().in_order()[0]
    acts: list[tuple[Kind, dict[str, Any]]] = [
        (Kind.GIVE, {"staff": other.pk}),
        (Kind.CLOSE, {"outcome": "not_needed"}),
        (Kind.REPLY, {"answer": answer.pk, "insists": True}),
        (Kind.STEP, {"stage": "contacted", "reported_by": "customer", "on": "2016-04-27"}),
        (Kind.CALL, {"day": _tomorrow(), "opens": "09:00", "closes": "18:00", "minutes": 10, "people": []}),
        (Kind.REMIND, {"answer": answer.pk}),
    ]
    for kind, asked in acts:
        yield from _steps(kind, asked, supervisor, rows, meter)


def _tomorrow() -> str:
    from django.utils import timezone  # noqa: PLC0415 - only once Django is set up

    return (timezone.localdate() + timedelta(days=1)).isoformat()


def _steps(kind: Any, asked: dict[str, Any], by: Any, rows: int, meter: Meter) -> Iterator[Figure]:
    from inquiries.models import Batch, Item  # noqa: PLC0415 - only once Django is set up
    from inquiries.models.batch.kinds import ACTS  # noqa: PLC0415

    chosen = _fitting(kind, asked, by, rows)
    looks: list[Any] = []

    def look() -> None:
        from django.utils import timezone  # noqa: PLC0415

        looks[:] = ACTS[kind](by, asked).look(chosen, at=timezone.now())

    yield _measured(kind, "look", len(chosen), look, meter)
    seen = {one.target: one.fingerprint for one in looks if not one.why}
    begun: list[Any] = []

    def begin() -> None:
        token = f"bench {kind}"
        begun.append(Batch.objects.begin(kind, asked, by=by, chosen=chosen, seen=seen, token=token))

    yield _measured(kind, "begin", len(chosen), begin, meter)
    [batch] = begun
    yield _measured(kind, "do", len(seen), batch.carry_on, meter)
    done = batch.items.filter(state=Item.State.DONE).count()
    assert done == len(seen), (kind, done, len(seen))

    def undo() -> None:
        batch.undo(by=by)
        batch.carry_on()

    yield _measured(kind, "undo", done, undo, meter)
    assert batch.state == Batch.State.UNDONE, batch.state


def _fitting(kind: Any, asked: dict[str, Any], by: Any, rows: int) -> list[int]:
    """So many to which it can be done."""
    from django.utils import timezone  # noqa: PLC0415 - only once Django is set up

    from inquiries.models import Inquiry, Reissue  # noqa: PLC0415
    from inquiries.models.batch.kinds import ACTS  # noqa: PLC0415
    from inquiries.models.batch.target import Target  # noqa: PLC0415

    found: list[int] = []
    if ACTS[kind].of == Target.REISSUE:
        _open_cards(by, rows)
    there = Reissue.objects.under_way() if ACTS[kind].of == Target.REISSUE else Inquiry.objects.open()
    keys = list(there.order_by("pk").values_list("pk", flat=True)[: 40 * rows])
    for start in range(0, len(keys), 500):
        looks = ACTS[kind](by, asked).look(keys[start : start + 500], at=timezone.now())
        found += [one.target for one in looks if not one.why]
        if len(found) >= rows:
            break
    return found[:rows]


def _open_cards(by: Any, rows: int) -> None:
    """So many cards to take a step with; the crowd has few."""
    from inquiries.models import Inquiry, Reissue  # noqa: PLC0415 - only once Django is set up

    for inquiry in Inquiry.objects.filter(merge=None).order_by("pk")[:rows]:
        Reissue.objects.open(inquiry, by=by)


def _measured(kind: Any, step: str, rows: int, work: Callable[[], Any], meter: Meter) -> Figure:
    before, python, others = meter.statements, time.process_time_ns(), meter.milliseconds()
    with connection.execute_wrapper(meter.count):
        work()
    spent = (time.process_time_ns() - python) / NANO
    return Figure(
        str(kind), step, rows, round(spent, 1), round(meter.milliseconds() - others, 1), meter.statements - before
    )


def main(inquiries: str = "5000", rows: str = "300", engine: str = "") -> None:
    """Print the table, write the JSON."""
    found = []
    with crowded(int(inquiries), engine) as heading:
        sys.stdout.write(f"{heading:26}{'rows':>6}{'Python ms':>11}{'database ms':>13}{'statements':>12}\n")
        for one in figures(int(rows)):
            found.append(one)
            line = (
                f"{one.act + ', ' + one.step:26}{one.rows:6}{one.python:11.1f}{one.database:13.1f}{one.statements:12}"
            )
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    measured = {"inquiries": int(inquiries), "engine": engine, "batches": [asdict(one) for one in found]}
    Path(__file__).with_suffix(".json").write_text(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
