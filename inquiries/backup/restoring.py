"""Restores a backup into an empty database, on either engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from inquiries.models import Contact, Event, Index, Sighting
from inquiries.models.record.owning_up import own_up
from inquiries.models.refusal import Refusal

from .content import Counts, Heading, Reader
from .damaged import Damaged
from .erasures import Erasures
from .holding import hold
from .making import Say, check
from .rows import Digest, count_on_from, store, stored
from .sealing import opened
from .tables import Node, Table, applied, heads, tables

GAP = 10_000
"""Keys that are passed over in each table: a receipt number given after the backup is given to nobody else."""


class NotEmpty(Refusal):
    """There is something in the database already."""

    sentence = _("There are rows in this database already. A backup is restored into an empty one alone.")


class OtherVersion(Refusal):
    """The tables of the backup are none that this version of Hotline knows, or has come past."""

    sentence = _(
        "The backup was made by another version of Hotline (%(newest)s). Restore it with that one into a database "
        "without tables, then change to this version."
    )


class StillNamed(Refusal):
    """A row that is left out has others below it."""

    sentence = _(
        "A row that the erasure list leaves out is named by others. Give it “values” instead, or list those as well. "
        "Nothing was restored."
    )


@dataclass(frozen=True)
class Restored:
    """What came back: when the backup was made, rows by table, what the erasure list took out, mails that are held."""

    made_at: datetime
    counts: Counts
    erased: int
    missed: int
    """Lines of the list whose row the backup does not hold: it came after it, or the list is another hotline's."""
    held: int


def restore(path: Path, *, at: datetime, erasures: Erasures, say: Say = lambda _table, _rows: None) -> Restored:
    """All of it or nothing. NoBackup, WrongKeys, Damaged, NotEmpty, OtherVersion, NotAnErasure, StillNamed."""
    check(path)  # before anything is written
    with path.open("rb") as file, opened(file) as plain:
        reader = Reader(plain)
        _make_tables(reader.heading)
        loader = _Loader({table.name: table for table in tables()}, erasures, say)
        erasures.must_fit(loader.tables)
        try:
            with transaction.atomic():
                counts = reader.tables(loader.load)
                loader.compare()
                held = hold(loader.tables, at=at)
        except IntegrityError as error:
            raise StillNamed from error
    _migrate()
    if loader.erased:
        _find_anew(erasures)
    made_at = reader.heading.made_at
    Event.record("backup.restored", by=None, at=at, made_at=made_at, rows=counts.total, held=held)
    return Restored(made_at, counts, loader.erased, len(erasures) - loader.erased, held)


def _find_anew(erasures: Erasures) -> None:
    """What was erased is found by nothing any more."""
    for contact in Contact.objects.filter(pk__in=erasures.tables.get("inquiries.contact", {})):
        contact.learn()
    for _looked_at in Index.objects.rebuild(at_once=500):
        pass
    for model in (Event, Sighting):
        own_up(model, list(erasures.tables.get(model._meta.label_lower, {})))  # noqa: SLF001 - documented


def _make_tables(heading: Heading) -> None:
    """The tables as they were when the backup was made. NotEmpty, OtherVersion."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        executor.migrate(heads(executor.loader, heading.migrations))
    elif any(table.rows().exists() for table in tables()):
        raise NotEmpty
    if (differing := set(heading.migrations) ^ set(applied())) and not _are_squashed(differing):
        raise OtherVersion(newest=max(name for app, name in heading.migrations if app == "inquiries"))


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _are_squashed(nodes: set[Node]) -> bool:
    """They differ only in steps that another one stands for: the tables are the same."""
    loader = MigrationExecutor(connection).loader
    steps = {step for one in loader.disk_migrations.values() for step in one.replaces}
    whole = {(one.app_label, one.name) for one in loader.disk_migrations.values() if one.replaces}
    return nodes <= steps | whole


@dataclass
class _Loader:
    tables: dict[str, Table]
    erasures: Erasures
    say: Say
    erased: int = 0
    loaded: dict[str, Digest] = field(default_factory=dict)

    def load(self, name: str, columns: list[str], last: int | None, lines: Iterator[str]) -> None:
        """One table. Damaged where it is none of ours."""
        table = self.tables.get(name)
        if table is None or table.names != columns:
            raise Damaged
        erasing, digest = self.erasures.of(name, columns), Digest()
        store(table, digest.over(erasing.over(lines)))
        count_on_from(table, last and last + GAP)
        self.erased += erasing.count
        self.loaded[name] = digest
        self.say(name, digest.rows)

    def compare(self) -> None:
        """What the database holds now is what was written."""
        for name, digest in self.loaded.items():
            if Digest.of(stored(self.tables[name])).sha256 != digest.sha256:
                raise Damaged
