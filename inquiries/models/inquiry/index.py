"""Index 索引: everything by which an inquiry is found, in one row: what was said in it, folded, and its grams.

The row is written in the transaction that writes the words. What went into another inquiry by a merge is found in its
survivor and has no row. Mail addresses and telephone numbers of contacts do not stand here: `searching.py` asks for
them by their whole value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils import timezone

from inquiries.search import NAME, NUMBER, TOPIC, block, grams, indexed
from inquiries.search.reading import BETWEEN

from .sieve import GramsField
from .told import INQUIRIES, OF_INQUIRY, SAID, TOPICS, merges, sayings, told

if TYPE_CHECKING:
    from .message import Message


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

    @transaction.atomic(savepoint=False)
    def add(self, *said: models.Model, to: int, at: datetime) -> None:
        """Add what has just been said to an inquiry's row; nobody folds again what stands there.

        Who writes the row anew at the same time waits. Where there is none, as of a merged inquiry, it is written anew.
        """
        rows = self.select_for_update(of=("inquiry",), no_key=True).select_related("inquiry")
        row = rows.only("text", "grams", "inquiry__changed_at").filter(pk=to).first()
        texts = (str(text) for one in said for text in _texts(one))
        lines = _lines(indexed(text, said_on=_day(at)) for text in texts)
        if row is None or not self.filter(pk=to).update(**row.with_more(lines)):
            self.refresh(to)

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
        mine, theirs = ((one.names, one.marks, _lines([one.text]), {*one.grams.split(" ")}) for one in (self, other))
        return mine == theirs

    def with_more(self, lines: set[str]) -> dict[str, Any]:
        """The columns with these lines as well. Of what has not changed its own index need not be written again."""
        new = lines - _lines([self.text])
        found = grams(BETWEEN.join(sorted(new))) - {*self.grams.split(" ")}
        text = Concat(F("text"), Value("".join(f"{BETWEEN}{line}" for line in sorted(new)))) if new else F("text")
        return {"text": text} | ({"grams": Concat(F("grams"), Value(f" {' '.join(sorted(found))}"))} if found else {})


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
    return [*_written(sorted(told(sayings, parts)), gone, model)]


def _merged(keys: set[int]) -> dict[int, int]:
    """What went into which survivor, of all that is one matter with these."""
    return dict(told(merges, [*keys]))


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


def _texts(said: models.Model) -> Iterator[str]:
    yield from (attrgetter(name.replace("__", "."))(said) for name in SAID[type(said).__name__])


def _lines(texts: Iterable[str]) -> set[str]:
    """A text and what stands beside it, each in a line of its own."""
    return {line for text in texts for line in text.split(BETWEEN) if line}


def _day(at: datetime) -> date:
    """The desk's; SQLite keeps a moment without its zone, in UTC."""
    return timezone.localdate(at.replace(tzinfo=at.tzinfo or UTC))
