"""The list of affected people: `python -m bench.roster [PEOPLE] [ALSO] [postgres]`, by default as in the notice.

A file of so many is written, loaded and loaded again; then 200 people are looked up by each kind of value, half of them
not on the list, and once more when ALSO further rows of nobody (random hashes) stand beside them. Seconds, the most
memory, and milliseconds for one look-up, Python included: median and worst.
"""

import csv
import json
import resource
import statistics
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path

from bench.pages import crowded

LOOKED_UP = 200
HEAD = ("会員ID", "氏名", "会社名", "メールアドレス", "電話番号", "会員登録日", "最終更新日", "カード登録日")


def written(people: int, folder: str) -> str:
    """The path of a file of so many people, in CP932."""
    from inquiries.crowd.affected import affected  # noqa: PLC0415 - only once Django is set up
    from inquiries.models.roster.cohort import Windows  # noqa: PLC0415

    path = Path(folder) / "list.csv"
    with path.open("w", encoding="cp932", newline="") as file:
        csv.writer(file).writerows([HEAD, *affected(people, Windows())])
    return str(path)


def loaded(path: str) -> tuple[float, dict[str, object]]:
    """Seconds, and what the command prints."""
    from django.core.management import call_command  # noqa: PLC0415

    out, began = StringIO(), time.monotonic()
    call_command("load_roster", path, stdout=out, stderr=StringIO())
    return round(time.monotonic() - began, 1), json.loads(out.getvalue())


def looked_up(people: int) -> dict[str, list[float]]:
    """By kind of value, milliseconds for one look-up: the median and the worst."""
    from inquiries.crowd.affected import affected  # noqa: PLC0415
    from inquiries.models import Roster  # noqa: PLC0415
    from inquiries.models.roster.blind_key import Kind  # noqa: PLC0415
    from inquiries.models.roster.cohort import Windows  # noqa: PLC0415

    roster, found = Roster.objects.to_look_up(), {}
    some = list(affected(min(people, LOOKED_UP // 2), Windows()))
    values = {
        Kind.MAIL: [one.mail for one in some] + [f"nobody{number}@example.jp" for number in range(LOOKED_UP // 2)],
        Kind.PHONE: [one.phone for one in some] + [f"03-0000-{number:04}" for number in range(LOOKED_UP // 2)],
        Kind.MEMBER: [one.member for one in some] + [f"X-{number}" for number in range(LOOKED_UP // 2)],
    }
    for kind, typed in values.items():
        spans = []
        for value in typed:
            began = time.perf_counter()
            list(roster.find(kind, value))
            spans.append(1000 * (time.perf_counter() - began))
        found[str(kind)] = [round(statistics.median(spans), 2), round(max(spans), 2)]
    return found


POSTGRES = """INSERT INTO inquiries_rosterentry (roster_id, member, mail, phone)
SELECT %s, sha256(convert_to('a' || n, 'UTF8')), sha256(convert_to('b' || n, 'UTF8')),
sha256(convert_to('c' || n, 'UTF8')) FROM generate_series(1, %s) n"""
SQLITE = """INSERT INTO inquiries_rosterentry (roster_id, member, mail, phone)
WITH RECURSIVE c(roster, n) AS (SELECT %s, 1 UNION ALL SELECT roster, n + 1 FROM c WHERE n < %s)
SELECT roster, randomblob(32), randomblob(32), randomblob(32) FROM c"""


def padded(also: int) -> None:
    """Put so many rows of nobody beside the people of the list."""
    from django.db import connection  # noqa: PLC0415

    from inquiries.models import Roster  # noqa: PLC0415

    with connection.cursor() as cursor:
        by = POSTGRES if connection.vendor == "postgresql" else SQLITE
        cursor.execute(by, [Roster.objects.to_look_up().pk, also])
        cursor.execute("ANALYZE inquiries_rosterentry") if by == POSTGRES else None


def main(people: str = "131464", also: str = "0", engine: str = "") -> None:
    """Print the figures, write the JSON."""
    with crowded(0, engine) as heading, tempfile.TemporaryDirectory() as folder:
        path = written(int(people), folder)
        first, said = loaded(path)
        again, _said = loaded(path)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        found = {"people": int(people), "engine": engine, "seconds": first, "again": again, "megabytes": memory}
        found |= {"taken": said["taken"], "cohorts": said["cohorts"], "look_up_ms": looked_up(int(people))}
        if int(also):
            padded(int(also))
            found |= {"also": int(also), "look_up_beside_them_ms": looked_up(int(people))}
    sys.stdout.write(f"{heading}\n{json.dumps(found, indent=1, ensure_ascii=False)}\n")
    Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
