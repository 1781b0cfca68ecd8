"""Inquiries whose copies are not what their states say. The statement is built once, since every test asks it."""

from functools import cache
from typing import Any

from django.db import connection

from inquiries.models import Inquiry


@cache
def statement() -> tuple[str, tuple[Any, ...]]:
    sql, params = Inquiry.objects.differing().values("pk").query.get_compiler(connection=connection).as_sql()
    return sql, params


def differing() -> list[int]:
    """Their keys."""
    with connection.cursor() as cursor:
        cursor.execute(*statement())
        return [row[0] for row in cursor.fetchall()]
