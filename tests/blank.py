"""A database of the kind under test, without a table, and what of its migrations is still to be done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """Django's connection to it, for a test that may use the database."""
    line = connection.copy()
    name = line.settings_dict["NAME"] = str(tmp_path / "blank.sqlite3") if line.vendor == "sqlite" else "blank"
    if line.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("CREATE DATABASE blank")
    connections[name] = line
    yield line
    line.close()
    del connections[name]
    if line.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute("DROP DATABASE blank WITH (FORCE)")


def still_to_do(line: BaseDatabaseWrapper) -> list[str]:
    """The names of the migrations that this database has not seen."""
    executor = MigrationExecutor(line)
    return [migration.name for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())]
