"""Among: whether a key is one of many, given to the database as one value; a value each takes milliseconds to pass."""

from __future__ import annotations

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler


class Among(Func):
    """`filter(Among("pk", keys))`: as `filter(pk__in=keys)`."""

    output_field = BooleanField()
    arg_joiner, template = " IN (SELECT value FROM json_each(", "%(expressions)s))"

    def __init__(self, name: str, keys: list[int]) -> None:
        super().__init__(F(name), Value(json.dumps(keys)))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """PostgreSQL reads an array, in its own brackets, without opening JSON."""
        array = {"arg_joiner": " = ANY(translate(", "template": "%(expressions)s, '[]', '{}')::bigint[])"}
        return self.as_sql(compiler, connection, **array)
