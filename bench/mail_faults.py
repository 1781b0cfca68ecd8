"""Kills whoever fetches or sends mail at random moments: `python -m bench.mail_faults [MAILS] [KILLS]`, 1,000 and 20.

Needs Dovecot. Prints what was taken in and what arrived; ends with an error if a mail was lost or is there twice.
"""

import json
import os
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.folder import hotline
from bench.mail import plain

AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)


def fetched(mails: int, kills: int) -> dict[str, int]:
    """How many mails the ledger and the inquiries hold at the end."""
    from inquiries.mail.fetching import fetch  # noqa: PLC0415 - only once Django is set up
    from inquiries.models import Inquiry, Received  # noqa: PLC0415
    from tests.faults.killing import killed_on_the_way  # noqa: PLC0415
    from tests.needs import need  # noqa: PLC0415
    from tests.servers.dovecot import Inbox, dovecot  # noqa: PLC0415

    with dovecot(need("dovecot")) as server:
        inbox = Inbox(server.port, "bench")
        inbox.put_all([plain(number) for number in range(mails)], at=AFTER)
        each = max(mails // kills, 1)
        for _ in range(kills):
            killed_on_the_way("fetch_mail", done=Received.objects.count, most=each, HOTLINE_MAILBOXES=inbox.url)
        _set(HOTLINE_MAILBOXES=[inbox.url])
        fetch()
        left = len(inbox.subjects())
    taken = Received.objects.exclude(outcome=Received.Outcome.DUPLICATE)
    return {"taken in": taken.count(), "inquiries": Inquiry.objects.count(), "left": left}


def sent(kills: int) -> dict[str, int]:
    """How many of the acknowledgements arrived, and how many did so again."""
    from django.utils import timezone  # noqa: PLC0415 - only once Django is set up

    from inquiries.mail import outbox  # noqa: PLC0415
    from inquiries.models import Dispatch  # noqa: PLC0415
    from tests.faults.killing import killed_on_the_way  # noqa: PLC0415
    from tests.servers.smtp import smtp_sink  # noqa: PLC0415

    queued = Dispatch.objects.count()
    with smtp_sink() as sink:
        url = f"smtp://127.0.0.1:{sink.port}"
        for _ in range(kills):
            most = max(queued // kills, 1)
            killed_on_the_way("run_outbox", done=lambda: len(sink.mails), most=most, EMAIL_URL=url)
        _set(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=sink.port)
        Dispatch.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
        while outbox.run()["due"]:
            pass
    arrived = Counter(str(mail["Message-ID"]) for mail in sink.read)
    return {"queued": queued, "arrived": len(arrived), "again": sum(arrived.values()) - len(arrived)}


def _set(**values: object) -> None:
    from django.conf import settings  # noqa: PLC0415 - only once Django is set up

    for name, value in values.items():
        setattr(settings, name, value)


def main(mails: int = 1000, kills: int = 20) -> None:
    """Print what was found, write the JSON."""
    os.environ["HOTLINE_AUTOMATIC_PER_HOUR"] = str(mails)
    with hotline():
        from tests.makers import make_version  # noqa: PLC0415 - only once Django is set up

        make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
        figures = {"mails": mails, "kills": kills} | fetched(mails, kills) | sent(kills)
    sys.stdout.write("".join(f"{name:12}{figure:8}\n" for name, figure in figures.items()))
    Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n")
    is_whole = figures["taken in"] == figures["inquiries"] == mails and figures["arrived"] == figures["queued"]
    sys.exit(0 if is_whole and not figures["left"] and figures["again"] <= kills else "Mails were lost or taken twice.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
