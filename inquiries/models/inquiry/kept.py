"""Kept 写し: what the states of an inquiry say, copied to its own row, so that every list is found by index.

Assignment, Closure, Hold and Merge are the truth. KeptManager, through which alone they come and go, copies what they
say in the same transaction, always from all of them. `manage.py check_kept` compares the copies with the rows.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from .inquiry import Inquiry

Row = TypeVar("Row", bound=models.Model)


class Standing(models.TextChoices):
    """How an inquiry stands. Gone into another counts before closed, and closed before held."""

    OPEN = "open"
    HELD = "held"
    CLOSED = "closed"
    MERGED = "merged"


STATES = ((Standing.MERGED, "merge"), (Standing.CLOSED, "closure"), (Standing.HELD, "hold"))
"""The row behind each standing; without any of them an inquiry is open."""

NOTHING = {"standing": Value(""), "owner": Value(0), "held_until": Value(datetime(1970, 1, 1, tzinfo=UTC))}
"""What stands for no value where two columns are compared."""


class Literal(Value):
    """A word of ours in the statement itself: of a parameter SQLite cannot tell that a partial index covers it."""

    def as_sql(self, *_compiler: SQLCompiler, **_context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Between quotation marks."""
        return f"'{self.value}'", []


def stands(*standings: Standing) -> Q:
    """In one of these. With `or`, as the indexes say it: SQLite compares the conditions word by word."""
    found = Q()
    for standing in standings:
        found |= Q(standing=Literal(standing.value))
    return found


def as_recorded(inquiries: type[Inquiry]) -> dict[str, Case | Subquery]:
    """What the rows say, by the column that keeps it."""
    standing = Case(
        *(When(Exists(_rows(inquiries, state)), then=Value(word.value)) for word, state in STATES),
        default=Value(Standing.OPEN.value),
    )
    return {
        "standing": standing,
        "owner": Subquery(_rows(inquiries, "assignment").values("staff")),
        "held_until": Subquery(_rows(inquiries, "hold").values("until")),
    }


def differs(inquiries: type[Inquiry]) -> Q:
    """One of the columns says something else than the rows do."""
    same = Q()
    for column, said in as_recorded(inquiries).items():
        same &= Q(Exact(Coalesce(column, NOTHING[column]), Coalesce(said, NOTHING[column])))
    return ~same


def _rows(inquiries: type[Inquiry], state: str) -> models.QuerySet[Any]:
    rows: Any = inquiries._meta.get_field(state).related_model  # noqa: SLF001 - Django's public API
    return rows.objects.filter(inquiry=OuterRef("pk"))  # type: ignore[no-any-return]


class KeptManager(models.Manager[Row]):
    """Adds and drops rows of which an inquiry keeps a copy. Locked first, it sees all that others did."""

    def add(self, inquiry: Inquiry, **said: Any) -> Row:
        """A new row of this inquiry."""
        type(inquiry).objects.hold_fast(inquiry)
        row = self.create(inquiry=inquiry, **said)
        self._keep(inquiry)
        return row

    def drop(self, inquiry: Inquiry, **which: Any) -> bool:
        """Delete its row. False where there was none."""
        type(inquiry).objects.hold_fast(inquiry)
        if not self.filter(inquiry=inquiry, **which).delete()[0]:
            return False
        self._keep(inquiry)
        return True

    def _keep(self, inquiry: Inquiry) -> None:
        type(inquiry).objects.filter(pk=inquiry.pk).keep()
        inquiry.refresh_from_db(fields=[*NOTHING])
