"""Kills the process that fetches or sends mail at random moments: `python -m bench.mail_faults [MAILS] [KILLS]`.

By default 1,000 mails and 20 kills. Needs Dovecot. Prints what was taken in and what arrived; ends with an error if a
mail was lost or taken in twice.
"""

import json
import os
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bench.folder import hotline
from bench.mail import plain

AFTER = datetime(2016, 4, 28, 3, tzinfo=UTC)


def fetched(mails: int, kills: int) -> dict[str, int]:
    """The counts of ledger, inquiries and mailbox after fetching with kills."""
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
    twice = Received.objects.filter(outcome=Received.Outcome.DUPLICATE).count()
    taken = Received.objects.count() - twice
    return {"taken in": taken, "twice": twice, "inquiries": Inquiry.objects.count(), "left": left}


def sent(kills: int) -> dict[str, int]:
    """The counts of acknowledgements that arrived, and that arrived again, after sending with kills.

    Every second kill hits the moment between the server's reply and our record, which chance would seldom hit.
    """
    from inquiries.mail.sending import outbox  # noqa: PLC0415 - only once Django is set up
    from inquiries.models import Dispatch  # noqa: PLC0415
    from tests.faults.killing import (  # noqa: PLC0415
        killed_between_yes_and_record,
        killed_on_the_way,
        let_the_leases_of_the_dead_run_out,
    )
    from tests.servers.smtp import smtp_sink  # noqa: PLC0415

    queued = Dispatch.objects.count()
    with smtp_sink() as sink:
        url, most = f"smtp://127.0.0.1:{sink.port}", max(queued // kills, 1)
        for kill in range(kills):
            if kill % 2:
                killed_between_yes_and_record("run_outbox", sink=sink, most=most, EMAIL_URL=url)
            else:
                killed_on_the_way("run_outbox", done=lambda: len(sink.mails), most=most, EMAIL_URL=url)
            let_the_leases_of_the_dead_run_out()
        _set(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=sink.port)
        while outbox.run()["due"]:
            pass
    arrived = Counter(str(mail["Message-ID"]) for mail in sink.read)
    different = {(str(mail["Message-ID"]), str(mail.get_content())) for mail in sink.read}
    again = sum(arrived.values()) - len(arrived)
    return {"queued": queued, "arrived": len(arrived), "again": again, "different": len(different) - len(arrived)}


def _set(**values: object) -> None:
    from django.conf import settings  # noqa: PLC0415 - only once Django is set up

    for name, value in values.items():
        setattr(settings, name, value)


def main(mails: int = 1000, kills: int = 20) -> None:
    """Print what was found, write the JSON."""
    os.environ["HOTLINE_AUTOMATIC_PER_HOUR"] = os.environ["HOTLINE_AUTOMATIC_ALIKE"] = str(mails * 10)
    with hotline():
        from tests.makers import make_version  # noqa: PLC0415 - only once Django is set up

        make_version(facts={"opens_on": {"value": "2016-04-27", "quote": "4月27日", "sure": True}})
        figures = {"mails": mails, "kills": kills} | fetched(mails, kills) | sent(kills)
    sys.stdout.write("".join(f"{name:12}{figure:8}\n" for name, figure in figures.items()))
    Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n")
    is_whole = figures["taken in"] == figures["inquiries"] == mails and figures["arrived"] == figures["queued"]
    is_once = figures["again"] <= kills and not figures["different"] and not figures["twice"] and not figures["left"]
    sys.exit(0 if is_whole and is_once else "Mails were lost or taken twice.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
