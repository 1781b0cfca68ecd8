"""The tables as the database has them now, by the migrations that it has, whatever this version's models say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import Node as MigrationNode
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model, QuerySet

from inquiries.models.encrypted import HashField

LEFT_OUT = {
    "contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions",
    "sessions.session", "inquiries.session",
}  # fmt: skip
"""Made by `migrate` itself, or of no use to anybody afterwards: nobody stays signed in over a restoration."""

Node = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """One table: the name of its model, its own name, its stored columns, the key first; its hashes, made of others."""

    name: str
    stored_as: str
    columns: list[Field[Any, Any]]
    hashes: list[HashField]
    model: type[Model]

    @classmethod
    def of(cls, model: type[Model]) -> Table:
        """The table of this model."""
        meta = model._meta  # noqa: SLF001 - documented
        hashes = [field for field in meta.concrete_fields if isinstance(field, HashField)]
        fields = [field for field in meta.concrete_fields if not field.generated and field not in hashes]
        fields.sort(key=lambda field: not field.primary_key)
        return cls(meta.label_lower, meta.db_table, fields, hashes, model)

    @property
    def quoted(self) -> str:
        return connection.ops.quote_name(self.stored_as)

    @property
    def names(self) -> list[str]:
        return [column.attname for column in self.columns]

    def is_key(self, value: Any) -> bool:
        """It is written as keys of this table stand in a backup."""
        try:
            return bool(self.columns[0].to_python(value) == value)
        except ValidationError:
            return False

    def rows(self) -> QuerySet[Model]:
        """All of them, by key."""
        return self.model._base_manager.order_by("pk")  # noqa: SLF001 - documented


def applied() -> list[Node]:
    """The migrations that the database has, in their order of names."""
    return sorted(MigrationExecutor(connection).loader.applied_migrations)


def heads(loader: MigrationLoader, done: Iterable[Node]) -> list[Node]:
    """The last of these in each app."""
    known = {node for node in done if node in loader.graph.nodes}
    return [node for node in known if not any(child.key in known for child in _within(loader, node))]


def tables() -> list[Table]:
    """All that have rows of their own, in the order of their names."""
    loader = MigrationExecutor(connection).loader
    state = loader.project_state(heads(loader, loader.applied_migrations))
    models = state.apps.get_models(include_auto_created=True)
    own = [Table.of(model) for model in models if model._meta.managed and not model._meta.proxy]  # noqa: SLF001
    return sorted((table for table in own if table.name not in LEFT_OUT), key=lambda table: table.name)


def _within(loader: MigrationLoader, node: Node) -> list[MigrationNode]:
    return [child for child in loader.graph.node_map[node].children if child.key[0] == node[0]]
