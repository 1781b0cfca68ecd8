"""Index 索引: everything by which an inquiry is found, in one row: what was said in it, folded, and its grams.

The row is written in the transaction that writes the words. What went into another inquiry by a merge is found in its
survivor and has no row. Mail addresses and telephone numbers of contacts do not stand here: `searching.py` asks for
them by their whole value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from inquiries.search import NAME, NUMBER, TOPIC, block, grams, indexed
from inquiries.search.reading import BETWEEN

from .sieve import GramsField

if TYPE_CHECKING:
    from .message import Message

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


class IndexManager(models.Manager["Index"]):
    """Keeps the index in step with what is said."""

    @transaction.atomic(savepoint=False)
    def refresh(self, *keys: int) -> None:
        """Write the rows of these inquiries anew. Who writes into one of them at the same time waits."""
        if not keys:
            return
        rows = _rows({*keys}, self.model)
        if gone := {*keys} - {row.pk for row in rows}:
            self.filter(pk__in=gone).delete()
        self.put(rows)

    def begin(self, message: Message) -> None:
        """Write the row of an inquiry that has just been opened with this message: there is nothing else of it."""
        inquiry, contact, said = message.inquiry, message.inquiry.contact, [*SAID].index("Message") + 1
        called = (contact.name, contact.kana, contact.company)
        texts = (message.subject, message.text, message.history, message.sender_name)
        opened = (INQUIRIES, inquiry.pk, inquiry.pk, inquiry.received_at, inquiry.subject, *called)
        self.bulk_create(_written([opened, (said, message.pk, inquiry.pk, message.at, *texts)], {}, self.model))

    def refresh_of(self, contact: models.Model) -> None:
        """Write the rows of this contact's inquiries anew."""
        inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
        self.refresh(*inquiries.filter(contact=contact).order_by("pk").values_list("pk", flat=True))

    def refresh_after(self, model: type[models.Model], pk: int) -> None:
        """Write anew the rows that hold the words of this row of another model."""
        inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
        if model.__name__ in SAID:
            path = OF_INQUIRY.get(model.__name__, "inquiry")
            self.refresh(*model._default_manager.filter(pk=pk).values_list(path, flat=True))  # noqa: SLF001 - Django's
        elif model is inquiries.model:
            self.refresh(pk)
        elif model.__name__ == "Contact":
            self.refresh(*inquiries.filter(contact=pk).values_list("pk", flat=True))

    def put(self, rows: Iterable[Index]) -> None:
        """Write these rows, whether they exist or not."""
        self.bulk_create(
            rows, update_conflicts=True, unique_fields=["inquiry"], update_fields=["names", "marks", "text", "grams"]
        )

    def rebuild(self, *, at_once: int) -> Iterator[tuple[int, int]]:
        """Go over all inquiries, the oldest first: after each batch how many were looked at, and how many differed."""
        inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
        last = 0
        while keys := list(inquiries.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:at_once]):
            last = keys[-1]
            yield len(keys), self._mend({*keys})

    @transaction.atomic
    def _mend(self, keys: set[int]) -> int:
        right = {row.pk: row for row in _rows(keys, self.model)}
        kept = {row.pk: row for row in self.filter(pk__in={*keys, *right})}
        wrong = [row for key, row in right.items() if key not in kept or not row.is_same(kept[key])]
        gone = keys & kept.keys() - right.keys()
        self.put(wrong)
        self.filter(pk__in=gone).delete()
        return len(wrong) + len(gone)


class Index(models.Model):
    """What one matter is found by."""

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, primary_key=True, related_name="index")
    names = models.CharField(max_length=2000, blank=True)
    marks = models.TextField(blank=True)
    text = models.TextField(blank=True)
    grams = GramsField(blank=True)

    objects = IndexManager()

    def __str__(self) -> str:
        return str(self.pk)

    def is_same(self, other: Index) -> bool:
        """It finds the inquiry by the same words."""
        mine, theirs = ((one.names, one.marks, one.text, one.grams) for one in (self, other))
        return mine == theirs


def _rows(keys: set[int], model: type[Index]) -> list[Index]:
    """The rows of these inquiries as they should be; of merged ones that of their survivor.

    The inquiries are locked, in order, so that nobody merges or splits them, or writes into them, at the same time.
    """
    gone = _merged(keys)
    survivors = {gone.get(key, key) for key in keys}
    if connection.features.has_select_for_update:
        inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
        list(inquiries.select_for_update(no_key=True).filter(pk__in=keys | survivors).order_by("pk").values_list("pk"))
    if connection.features.has_select_for_update or survivors - keys:
        gone = _merged(keys | survivors)
        survivors = {gone.get(key, key) for key in keys}
    parts = [*survivors, *(part for part, survivor in gone.items() if survivor in survivors)]
    return [*_written(sorted(_told(_sayings, parts)), gone, model)]


def _merged(keys: set[int]) -> dict[int, int]:
    """What went into which survivor, of all that is one matter with these."""
    return dict(_told(_merges, [*keys]))


def _written(told: Iterable[tuple[Any, ...]], gone: dict[int, int], model: type[Index]) -> Iterator[Index]:
    """The rows in which this is found; what was told of each inquiry in the order in which it stands there."""
    names: dict[int, str] = {}
    said: dict[int, list[str]] = defaultdict(list)
    marks: dict[int, set[str]] = defaultdict(set)
    for kind, row, key, at, *texts in told:
        matter = gone.get(key, key)
        if kind == TOPICS:
            marks[matter].add(f"{TOPIC}{row}")
        elif kind == INQUIRIES:
            subject, *called = texts
            name = BETWEEN.join(filter(None, (indexed(one, is_name=True) for one in called)))
            if key == matter:
                names[key] = name
            said[matter] += [name, indexed(subject)]
            marks[matter].add(f"{NUMBER}{key}")
        else:
            said[matter] += [indexed(text, said_on=_day(at)) for text in texts]
    for matter, name in names.items():
        text = BETWEEN.join(dict.fromkeys(filter(None, said[matter])))
        found = grams(text) | grams(name, before=NAME) | marks[matter] | {block(matter)}
        marked = f" {' '.join(sorted(marks[matter]))} "
        yield model(inquiry_id=matter, names=name[:2000], marks=marked, text=text, grams=" ".join(sorted(found)))


def _merges(keys: list[int]) -> Rows:
    merges: Any = apps.get_model("inquiries", "Merge").objects
    rows: Rows = merges.filter(models.Q(inquiry__in=keys) | models.Q(survivor__in=keys))
    return rows.values_list("inquiry", "survivor")


def _sayings(parts: list[int]) -> Rows:
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


def _told(ask: Callable[[list[int]], Rows], keys: list[int]) -> Iterator[tuple[Any, ...]]:
    """What the database answers to this question about these keys."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        sql, params = _statement(ask, len(some))
        meant = dict(zip(_stand_ins(len(some)), some, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [meant.get(param, param) for param in params])
            yield from cursor.fetchall()


@lru_cache(maxsize=16)
def _statement(ask: Callable[[list[int]], Rows], number: int) -> tuple[str, tuple[Any, ...]]:
    """A question about so many keys. Every message asks it, and to write it takes ten times as long as to answer it."""
    sql, params = ask(_stand_ins(number)).query.sql_with_params()
    return sql, params


def _stand_ins(number: int) -> list[int]:
    """Keys that no row has."""
    return [*range(-number, 0)]


def _day(at: datetime) -> date:
    """The desk's; SQLite keeps a moment without its zone, in UTC."""
    return timezone.localdate(at.replace(tzinfo=at.tzinfo or UTC))
