"""Restores a backup into an empty database, on either engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inquiries.models import Dispatch, Event
from inquiries.models.refusal import Refusal

from .content import Counts, Heading, Reader
from .damaged import Damaged
from .erasures import Erasures
from .making import Say, check
from .rows import Digest, count_on_from, store, stored
from .sealing import opened
from .tables import Node, Table, applied, heads, tables

PEOPLE = {"inquiries.staff", "inquiries.inquiry", "inquiries.event"}
"""A database in which one of these has a row is in use."""
MAY_HAVE_LEFT = gettext_noop(
    "The backup was made before it left. It may have left since: look before it is sent again."
)


class NotEmpty(Refusal):
    """There is something in the database already."""

    sentence = _("There are people or inquiries in this database. A backup is restored into an empty one alone.")


class OtherVersion(Refusal):
    """The tables of the backup are none that this version of Hotline knows, or has come past."""

    sentence = _(
        "The backup was made by another version of Hotline (%(newest)s). Restore it with that one into a database "
        "without tables, then change to this version."
    )


@dataclass(frozen=True)
class Restored:
    """What came back: when the backup was made, rows by table, what the erasure list took out, mails that are held."""

    made_at: datetime
    counts: Counts
    erased: int
    held: int


def restore(path: Path, *, at: datetime, erasures: Erasures, say: Say = lambda _table, _rows: None) -> Restored:
    """All of it or nothing. NoBackup, WrongKeys, Damaged, NotEmpty, OtherVersion."""
    check(path)  # before anything is written
    with path.open("rb") as file, opened(file) as plain:
        reader = Reader(plain)
        _make_tables(reader.heading)
        loader = _Loader({table.name: table for table in tables()}, erasures, say)
        with transaction.atomic():
            loader.empty()
            counts = reader.tables(loader.load)
            loader.compare()
    _migrate()
    return Restored(reader.heading.made_at, counts, loader.erased, _hold(at, reader.heading.made_at, counts))


def _make_tables(heading: Heading) -> None:
    """The tables as they were when the backup was made. NotEmpty, OtherVersion."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        executor.migrate(heads(executor.loader, heading.migrations))
    elif any(table.rows().exists() for table in tables() if table.name in PEOPLE):
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

    def empty(self) -> None:
        """What migrations have put into new tables is in the backup as well."""
        with connection.cursor() as cursor:
            for table in self.tables.values():
                if table.rows().exists():
                    cursor.execute(f"DELETE FROM {table.quoted}")  # noqa: S608  # nosec B608 - our own names

    def load(self, name: str, columns: list[str], last: int | None, lines: Iterator[str]) -> None:
        """One table. Damaged where it is none of ours."""
        table = self.tables.get(name)
        if table is None or table.names != columns:
            raise Damaged
        erasing, digest = self.erasures.of(name, columns), Digest()
        store(table, digest.over(erasing.over(lines)))
        count_on_from(table, last)
        self.erased += erasing.count
        self.loaded[name] = digest
        self.say(name, digest.rows)

    def compare(self) -> None:
        """What the database holds now is what was written."""
        for name, digest in self.loaded.items():
            if Digest.of(stored(self.tables[name])).sha256 != digest.sha256:
                raise Damaged


@transaction.atomic
def _hold(at: datetime, made_at: datetime, counts: Counts) -> int:
    """No mail leaves a second time: what waited then stands on the home screen, and somebody decides."""
    waiting = Dispatch.objects.filter(sent_at=None, failed_at=None)
    held = waiting.update(failed_at=at, error=MAY_HAVE_LEFT, claimed_until=None)
    Event.record("backup.restored", by=None, at=at, made_at=made_at, rows=counts.total, held=held)
    return held
