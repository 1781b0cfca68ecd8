"""Guards: triggers by which the database itself refuses to rewrite the history.

SQLite loses the triggers of a table that a migration makes anew. Such a migration ends with `install`; a test, and
each round of verification, look whether all of them stand.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

REFUSED = "the history is not rewritten"
EVENT, SIGHTING, SEAL, REDACTION = "inquiries_event", "inquiries_sighting", "inquiries_seal", "inquiries_redaction"
WORDS = {EVENT: "particulars", SIGHTING: "reason"}
"""Words that a redaction may write over."""
GUARDED = (EVENT, SIGHTING, SEAL, REDACTION)
DEEDS = ("update", "delete", "truncate")


def install(_apps: Any, schema_editor: Any) -> None:
    """Set all of them, anew where they stand already."""
    remove(_apps, schema_editor)
    for table in GUARDED:
        columns = _columns(schema_editor.connection, table)
        for deed in _deeds(schema_editor.connection.vendor):
            allowed = _allowed(table, columns) if deed == "update" else "1 = 0"
            for sql in _made(schema_editor.connection.vendor, table, deed, allowed):
                schema_editor.execute(sql, params=None)


def remove(_apps: Any, schema_editor: Any) -> None:
    """Take all of them away."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in GUARDED:
        for deed in _deeds(schema_editor.connection.vendor):
            on = f" ON {table}" if is_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}{on}")
            if is_postgresql:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_no_{deed}()")


def missing() -> list[str]:
    """Those that do not stand, or are switched off."""
    if connection.vendor == "postgresql":
        there = "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
    else:
        there = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(there)
        names = {name for (name,) in cursor.fetchall()}
    wanted = (f"{table}_no_{deed}" for table in GUARDED for deed in _deeds(connection.vendor))
    return [name for name in wanted if name not in names]


def _deeds(vendor: str) -> tuple[str, ...]:
    return DEEDS if vendor == "postgresql" else DEEDS[:2]


def _columns(line: Any, table: str) -> list[str]:
    with line.cursor() as cursor:
        return sorted(column.name for column in line.introspection.get_table_description(cursor, table))


def _allowed(table: str, columns: list[str]) -> str:
    """What an UPDATE may do: let a redaction write over the words, and tie a look-up to its call, once."""
    if table not in WORDS:
        return "1 = 0"
    told = f'r."table" = \'{table.removeprefix("inquiries_")}\' AND r."key" = OLD.id AND r.salt = NEW.salt'
    is_told = f"EXISTS (SELECT 1 FROM {REDACTION} r WHERE {told})"  # noqa: S608  # nosec B608 - our own names
    redacted = f"(OLD.salt IS NULL OR NEW.salt <> OLD.salt) AND {_same(columns, WORDS[table], 'salt')} AND {is_told}"
    tied = f"OLD.inquiry_id IS NULL AND OLD.contact_id IS NULL AND {_same(columns, 'inquiry_id', 'contact_id')}"
    return f"({redacted}) OR (OLD.field = 'lookup' AND {tied})" if table == SIGHTING else redacted


def _same(columns: list[str], *but: str) -> str:
    kept = [f'"{name}"' for name in columns if name not in but]
    is_same = "IS NOT DISTINCT FROM" if connection.vendor == "postgresql" else "IS"
    return " AND ".join(f"NEW.{name} {is_same} OLD.{name}" for name in kept)


def _made(vendor: str, table: str, deed: str, allowed: str) -> list[str]:
    name = f"{table}_no_{deed}"
    head = f"CREATE TRIGGER {name} BEFORE {deed.upper()} ON {table} FOR EACH"
    if vendor != "postgresql":
        return [f"{head} ROW WHEN NOT ({allowed}) BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"]
    refuse = f"RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {allowed} THEN RETURN NEW; END IF; {refuse}" if allowed != "1 = 0" else refuse
    each = "STATEMENT" if deed == "truncate" else "ROW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"{head} {each} EXECUTE FUNCTION {name}()",
    ]
