"""Crowd: tens of thousands of inquiries, each with the rows that a mail makes, written directly to the database."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

AT_ONCE = 2_000


def crowd(inquiries: int) -> None:
    """Adds inquiries received over the last 30 days, each of its own contact; a fifth of them have a due time."""
    from inquiries.models import Inquiry  # noqa: PLC0415 - only once Django is set up

    first = Inquiry.objects.count()
    for start in range(first, first + inquiries, AT_ONCE):
        _some(range(start, min(start + AT_ONCE, first + inquiries)), over=first + inquiries)


def _some(numbers: range, *, over: int) -> None:
    from inquiries.models import Contact, Dispatch, Event, Inquiry, Link, MailAddress, Message, Received  # noqa: PLC0415

    now = timezone.now()
    at = {number: now - timedelta(days=30) * (1 - number / over) for number in numbers}
    people = _all(Contact, ({"name": f"相談者 {number}", "search_name": f"相談者{number}"} for number in numbers))
    _all(
        MailAddress,
        ({"contact": who, "address": f"crowd{n}@example.com"} for n, who in zip(numbers, people, strict=True)),
    )
    matters = _all(
        Inquiry,
        (
            {
                "contact": who,
                "channel": "mail",
                "subject": "カード",
                "received_at": at[n],
                "due_at": None if n % 5 else at[n],
            }
            for n, who in zip(numbers, people, strict=True)
        ),
    )
    pairs = list(zip(numbers, matters, strict=True))
    said = {"kind": "in", "channel": "mail", "text": "カードの再発行について教えてください。" * 10}
    words = _all(Message, ({"inquiry": i, "at": at[n], "mail_id": f"<crowd{n}@example.com>", **said} for n, i in pairs))
    ledger = {"outcome": "imported", "size": 2_000}
    _all(
        Received,
        ({"key": f"{n:064}", "at": at[n], "message": m, **ledger} for n, m in zip(numbers, words, strict=True)),
    )
    links = _all(Link, ({"inquiry": inquiry, "expires_at": now} for _, inquiry in pairs))
    mail = {"kind": "acknowledgement", "tries": 1}
    _all(
        Dispatch,
        (
            {"inquiry": i, "link": link, "to_address": f"crowd{n}@example.com", "mail_id": f"<ours{n}@example.jp>"}
            | {"queued_at": at[n], "not_before": at[n], "sent_at": at[n]}
            | mail
            for (n, i), link in zip(pairs, links, strict=True)
        ),
    )
    actions = ("inquiry.received", "acknowledgement.queued", "acknowledgement.sent")
    _all(Event, ({"inquiry": i, "action": action, "at": at[n]} for n, i in pairs for action in actions))


def _all(model: type[Model], rows: Iterator[dict[str, Any]]) -> list[Any]:
    return model._default_manager.bulk_create(  # noqa: SLF001 - works for every model
        model(**row) for row in rows
    )
