"""Looks for a second leak: `python -m bench.second_leak [MAILS]`, by default 1,000 mails.

Opens a whole hotline, mails it card numbers in every place and writing, types more into every field of every page, lets
it answer, and then searches everything that it and its servers wrote: the database with its journal and free pages,
media, logs, Valkey's files, temporary files, sent mails, and the mailboxes. Needs Dovecot. With DATABASE_URL and
REDIS_URL it uses those; PostgreSQL's folder is searched if it is on this machine.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from celery import Celery

from bench.leak import Leak
from tests.faults.letters import LETTERS, letter
from tests.faults.numbers import card_numbers, full_width, grouped
from tests.faults.premises import PASSWORD, QUIETLY, Premises, premises
from tests.faults.searching import Searched, search
from tests.faults.typist import Typist
from tests.needs import NEEDS
from tests.servers.dovecot import Inbox, dovecot
from tests.servers.smtp import Sink, smtp_sink

TYPED = 20_000
"""Card numbers prepared for typing."""
SECONDS = 900
STAFF = ("sato", "suzuki", "kobayashi", "yamamoto", "nakagawa")
"""One member of staff of each role, from the sample incident."""
LINK = re.compile(r"/status/[\w:.-]{20,}/")
STANDING = """
import json, os, time
from collections import Counter
from django.db.models import Sum
from inquiries.models import Dispatch, Message, Received
least, until = int(os.environ["LEAST"]), time.monotonic() + int(os.environ["SECONDS"])
waiting = Dispatch.objects.waiting().filter(tries=0)
while (Received.objects.count() < least or (least and waiting.exists())) and time.monotonic() < until:
    time.sleep(0.5)
print(json.dumps({
    "ledger": Counter(Received.objects.values_list("outcome", flat=True)),
    "waiting": waiting.count(),
    "masked": Message.objects.aggregate(all=Sum("masked"))["all"] or 0,
}))
"""


def look(mails: int, place: Path, dovecot_program: Path, *, pages: int = 80) -> Leak:
    """Runs the whole test in an empty folder."""
    leak, numbers = Leak(), iter(card_numbers(mails + TYPED))
    with ExitStack() as open_:
        server = open_.enter_context(dovecot(dovecot_program))
        sink = open_.enter_context(smtp_sink())
        incoming, inbox = place / "incoming", Inbox(server.port, "desk")
        wires = {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}", "HOTLINE_IMAP_URL": inbox.url}
        limits = {f"HOTLINE_AUTOMATIC_{of}": str(mails * 10) for of in ("PER_HOUR", "PER_ADDRESS", "ALIKE")}
        ours = open_.enter_context(premises(place, HOTLINE_MAIL_FOLDER=str(incoming), **wires, **limits))
        before = standing(ours)["ledger"]
        post(leak, numbers, mails, incoming, inbox)
        wake(ours, "fetch_mail")
        walk(leak, numbers, ours, pages)
        wait(leak, ours, before)
        follow_a_link(leak, numbers, ours, sink)
        leak.sent = len(sink.mails)
        keep(place, server.folder, sink)
        leak.searched = search(places(place, ours), leak.origins)
        leak.planted = plant(place, leak)
    return leak


def standing(ours: Premises, least: int = 0) -> dict[str, Any]:
    """The ledger by outcome, the mails that wait for their first try, and the number of findings masked.

    Waits until the ledger has `least` lines and none of those mails is left; one program, not one for each look.
    """
    env = {"LEAST": str(least), "SECONDS": str(SECONDS)} | QUIETLY
    found: dict[str, Any] = json.loads(ours.manage("shell", "-v", "0", "-c", STANDING, env=env))
    return found


def post(leak: Leak, numbers: Iterator[str], mails: int, incoming: Path, inbox: Inbox) -> None:
    """Puts half of the mails into the folder and half on the IMAP server, each kind of letter in both."""
    incoming.mkdir(exist_ok=True)
    waiting = []
    for count in range(mails):
        name, number = list(LETTERS)[count // 2 % len(LETTERS)], next(numbers)
        leak.origins[number] = f"mail, {name}"
        if count % 2:
            waiting.append(letter(name, number))
        else:
            (incoming / f"{count:06}.eml").write_bytes(letter(name, number))
    inbox.put_all(waiting)
    leak.mails = mails


def wake(ours: Premises, task: str) -> None:
    """Sends a task by the broker, as beat does."""
    with Celery(broker=ours.env["REDIS_URL"].replace("unix://", "redis+socket://", 1)) as celery:
        celery.send_task(f"inquiries.tasks.{task}")


def walk(leak: Leak, numbers: Iterator[str], ours: Premises, pages: int) -> None:
    """A stranger and one member of staff of each role walk through all pages and type into every field."""
    stranger = typist(leak, numbers, ours)
    leak.pages += stranger.walk("/", "/ask/", "/status/", "/accounts/login/", most=pages)
    stranger.get(f"/{stranger.number('an address that is not there')}/")
    for username in STAFF:
        somebody = typist(leak, numbers, ours)
        somebody.sign_in(username, PASSWORD)
        leak.pages += somebody.walk("/desk/", "/desk/calls/new/", "/desk/inquiries/?state=all", most=pages)


def typist(leak: Leak, numbers: Iterator[str], ours: Premises) -> Typist:
    """A typist who types each time a new card number, in one of several writings."""
    writings = (str, lambda n: grouped(n, " "), full_width, lambda n: f"番号は{grouped(n, '-')}です")

    def number(where: str) -> str:
        found = next(numbers)
        leak.origins[found] = f"typed, {where}"
        leak.typed += 1
        return writings[leak.typed % len(writings)](found)

    return Typist(ours.address, number)


def follow_a_link(leak: Leak, numbers: Iterator[str], ours: Premises, sink: Sink) -> None:
    """A customer opens the link in an acknowledgement and types into its page."""
    links = (LINK.search(str(mail.get_body())) for mail in sink.read)
    customer = typist(leak, numbers, ours)
    leak.pages += customer.walk(*[link[0] for link in links if link][:3], "/status/now/", most=10)


def wait(leak: Leak, ours: Premises, before: dict[str, int]) -> None:
    """Waits until every mail is in the ledger and every answer has been tried."""
    now = standing(ours, leak.mails + sum(before.values()))
    leak.outcomes = Counter(now["ledger"]) - Counter(before)
    leak.masked = now["masked"]
    assert leak.outcomes.total() >= leak.mails, leak.outcomes
    assert not now["waiting"], now


def keep(place: Path, mailboxes: Path, sink: Sink) -> None:
    """Copies the mailboxes (without Dovecot's own indexes) and the sent mails into the folder that is searched."""
    for path in mailboxes.rglob("*"):
        if path.is_file() and not path.name.startswith("dovecot"):
            copy = place / "mailboxes" / path.relative_to(mailboxes)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (place / "sent").mkdir()
    for number, raw in enumerate(sink.mails):
        (place / "sent" / f"{number}.eml").write_bytes(raw)


def places(place: Path, ours: Premises) -> list[Path]:
    """The folders to search: ours, and PostgreSQL's. A dump is added, since PostgreSQL compresses long texts."""
    (place / "dump.json").write_bytes(ours.manage("dumpdata"))
    if "DATABASE_URL" not in ours.env:
        return [place]
    where = ours.manage(
        "shell",
        "-v",
        "0",
        "-c",
        "from django.db import connection as c; q = c.cursor();"
        "q.execute('SHOW data_directory'); print(q.fetchone()[0])",
    )
    return [place, Path(where.decode().strip())]


def plant(place: Path, leak: Leak) -> Searched:
    """Plants one number in the folder, searches again, and removes it: proof that the search finds numbers."""
    number = next(iter(leak.origins))
    planted = place / "var" / "media" / "planted"
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"番号は{full_width(grouped(number, '-'))}です。")
    found = search([planted.parent], [number])
    planted.unlink()
    return found


def main(mails: int = 1000) -> None:
    """Print what was found, write the JSON."""
    program = NEEDS["dovecot"][1]()
    if program is None:
        sys.exit("Dovecot was not found on this machine.")
    with tempfile.TemporaryDirectory(prefix="leak-") as folder:
        leak = look(mails, Path(folder), program)
    sys.stdout.write(leak.table)
    Path(__file__).with_suffix(".json").write_text(json.dumps({"places": leak.places}) + "\n")
    if leak.places or not leak.planted.places:
        sys.exit(
            "\n".join(["Numbers were found:", *leak.places]) if leak.places else "The search finds nothing at all."
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
