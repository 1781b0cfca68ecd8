"""Sieve 篩: which rows of the search index have the grams of some words, asked of either database by its own index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    Text: TypeAlias = models.TextField[str, str]
    Asked: TypeAlias = models.Lookup[Any]
else:
    Text, Asked = models.TextField, models.Lookup

Ways = Sequence[Sequence[str]]
"""The grams of each form of a word. A row has the word in one of its forms, so it has all grams of one of them."""


Words = Sequence[Ways]
"""The ways of each word, all of which a row must have."""


class GramsField(Text):
    """Grams with a blank between them."""


@GramsField.register_lookup
class Sieve(Asked):
    """`grams__sieve=[ways of one word, ways of another]`: rows that can hold all of these words.

    PostgreSQL has an index of the grams as lexemes, SQLite a table of full text beside ours (migration 0050).
    """

    lookup_name = "sieve"
    prepare_rhs = False

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        """For SQLite: the keys of the rows that match."""
        column = compiler.quote_name_unless_alias(self.lhs.alias)
        match = _asked(self.rhs, '"', " AND ", " OR ")
        table = connection.ops.quote_name("inquiries_index_grams")
        keys = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608  # nosec B608 - ours alone
        return f"{column}.inquiry_id IN ({keys})", [match]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """For PostgreSQL: a query of its own full text, in which a backslash is doubled too."""
        column, _ = self.process_lhs(compiler, connection)
        asked = _asked(self.rhs, "'", " & ", " | ").replace("\\", "\\\\")
        return f"inquiries_index_lexemes({column}) @@ %s::tsquery", [asked]


def _asked(words: Words, quote: str, and_: str, or_: str) -> str:
    """All of the words, of each one of its ways, of that all grams: in the database's own language."""
    return and_.join(
        f"({or_.join(f'({and_.join(_quoted(gram, quote) for gram in way)})' for way in ways)})" for ways in words
    )


def _quoted(gram: str, quote: str) -> str:
    return f"{quote}{gram.replace(quote, quote * 2)}{quote}"
