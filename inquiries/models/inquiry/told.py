"""Told 索引の材料: all by which inquiries are found, asked of the database at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db import models

from inquiries.models.prepared import Prepared, stand_ins

SAID: dict[str, tuple[str, ...]] = {
    "Message": ("subject", "text", "history", "sender_name"),
    "Attachment": ("name", "text"),
    "Enclosing": ("edition__name",),
    "Escalation": ("words",),
    "Withdrawal": ("reason",),
    "Hold": ("words",),
}
"""What is said in an inquiry, beside its subject and its contact's names."""
OF_INQUIRY = {"Attachment": "message__inquiry", "Enclosing": "message__inquiry", "Withdrawal": "escalation__inquiry"}
WHEN = {"Attachment": "message__at", "Enclosing": "message__at"}
CALLED = ("contact__name", "contact__kana", "contact__company")
INQUIRIES, TOPICS = 0, 9
"""The kinds of what stands in the index before and after all that is said."""
COLUMNS = 7
AT_ONCE = 1_000
"""Keys in one statement: it names each of them some eight times, and SQLite takes some 32,000 names."""

Rows: TypeAlias = "models.QuerySet[Any, Any]"


def merges(keys: list[int]) -> Rows:
    """What went into which survivor, with one of these on either side."""
    found: Any = apps.get_model("inquiries", "Merge").objects
    rows: Rows = found.filter(models.Q(inquiry__in=keys) | models.Q(survivor__in=keys))
    return rows.values_list("inquiry", "survivor")


def sayings(parts: list[int]) -> Rows:
    """All that these inquiries are found by, in one statement: its kind, its key, the inquiry, when, and its texts."""
    inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
    topics = inquiries.model.topics.through.objects
    asked = [_of_kind(INQUIRIES, inquiries, ("pk", "pk", "received_at", "subject", *CALLED), parts)]
    for kind, (name, texts) in enumerate(SAID.items(), INQUIRIES + 1):
        rows: Any = apps.get_model("inquiries", name).objects
        asked.append(_of_kind(kind, rows, ("pk", OF_INQUIRY.get(name, "inquiry"), WHEN.get(name, "at"), *texts), parts))
    asked.append(_of_kind(TOPICS, topics, ("topic", "inquiry", "inquiry__received_at"), parts))
    return asked[0].union(*asked[1:], all=True)


def _of_kind(kind: int, rows: Any, columns: tuple[str, ...], parts: list[int]) -> Rows:
    missing = [models.Value("") for _ in range(COLUMNS - len(columns))]
    found: Rows = rows.filter(**{f"{columns[1]}__in": parts}).order_by()
    return found.values_list(models.Value(kind), *columns, *missing)


def told(ask: Callable[[list[int]], Rows], keys: list[int]) -> Iterator[tuple[Any, ...]]:
    """What the database answers to this question about these keys."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        yield from _statement(ask, len(some)).fetch(some)


@lru_cache(maxsize=16)
def _statement(ask: Callable[[list[int]], Rows], number: int) -> Prepared:
    """A question about so many keys. Every message asks it, and to write it takes ten times as long as to answer it."""
    keys = stand_ins(number)
    return Prepared(*ask(keys).query.sql_with_params(), keys)
