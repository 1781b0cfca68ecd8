"""Index 索引: everything by which an inquiry is found, in one row: what was said in it, folded, and its grams.

The row is written in the transaction that writes the words. What went into another inquiry by a merge is found in its
survivor and has no row. Mail addresses and telephone numbers of contacts do not stand here: `searching.py` asks for
them by their whole value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from inquiries.search import NAME, NUMBER, TOPIC, block, grams, indexed
from inquiries.search.reading import BETWEEN

from .sieve import GramsField

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
NAMES = ("name", "kana", "company")


class IndexManager(models.Manager["Index"]):
    """Keeps the index in step with what is said."""

    @transaction.atomic
    def refresh(self, *keys: int) -> None:
        """Write the rows of these inquiries anew. Who writes into one of them at the same time waits."""
        if not keys:
            return
        rows = _rows({*keys}, self.model)
        self.filter(pk__in={*keys} - {row.pk for row in rows}).delete()
        self.put(rows)

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
    return [*_read(parts, gone, model)]


def _merged(keys: set[int]) -> dict[int, int]:
    """What went into which survivor, of all that is one matter with these."""
    merges: Any = apps.get_model("inquiries", "Merge").objects
    near = models.Q(inquiry__in=keys) | models.Q(survivor__in=keys)
    return dict(merges.filter(near).values_list("inquiry", "survivor"))


def _read(parts: list[int], gone: dict[int, int], model: type[Index]) -> Iterator[Index]:
    inquiries: Any = apps.get_model("inquiries", "Inquiry").objects
    names: dict[int, str] = {}
    said: dict[int, list[str]] = defaultdict(list)
    marks: dict[int, set[str]] = defaultdict(set)
    rows = inquiries.filter(pk__in=parts).order_by("pk")
    for key, subject, *called in rows.values_list("pk", "subject", *(f"contact__{name}" for name in NAMES)):
        matter = gone.get(key, key)
        name = BETWEEN.join(filter(None, (indexed(one, is_name=True) for one in called)))
        if key == matter:
            names[key] = name
        said[matter] += [name, indexed(subject)]
        marks[matter].add(f"{NUMBER}{key}")
    for key, at, *texts in _said(parts):
        said[gone.get(key, key)] += [indexed(text, said_on=timezone.localdate(at)) for text in texts]
    for key, topic in inquiries.model.topics.through.objects.filter(inquiry__in=parts).values_list("inquiry", "topic"):
        marks[gone.get(key, key)].add(f"{TOPIC}{topic}")
    for matter, name in names.items():
        text = BETWEEN.join(dict.fromkeys(filter(None, said[matter])))
        found = grams(text) | grams(name, before=NAME) | marks[matter] | {block(matter)}
        marked = f" {' '.join(sorted(marks[matter]))} "
        yield model(inquiry_id=matter, names=name[:2000], marks=marked, text=text, grams=" ".join(sorted(found)))


def _said(parts: list[int]) -> Iterator[tuple[int, datetime, *tuple[str, ...]]]:
    """The inquiry of each thing said, when, and its texts, in the order in which they were written."""
    for name, fields in SAID.items():
        inquiry, at = OF_INQUIRY.get(name, "inquiry"), WHEN.get(name, "at")
        rows: Any = apps.get_model("inquiries", name).objects.filter(**{f"{inquiry}__in": parts}).order_by("pk")
        yield from rows.values_list(inquiry, at, *fields)
