"""A database that is made in one step is the one that seventy-three steps made, and older ones go on from where they are."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests.blank import still_to_do
from tests.faults.hotlines import ROOT
from tests.faults.killing import database_url
from tests.often import often

pytestmark = pytest.mark.django_db
SQUASHED = ("inquiries", "0001_squashed_0074_all_tables_at_once")
STEPS = MigrationLoader(None).replacements[SQUASHED].replaces
FIRST, EACH = often(41, whole=1), often(99, whole=9)
STEP_BY_STEP = """
import sys, django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
executor = MigrationExecutor(connection)
executor.loader = MigrationLoader(connection, replace_migrations=False)
executor.migrate([("inquiries", sys.argv[1])])
"""
THERE_AND_BACK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", "inquiries")
call_command("migrate", "inquiries", "zero")
"""
SQLITE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
POSTGRES = [
    """SELECT relname, relkind, reloptions, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
        attgenerated, attstorage, attcollation, pg_get_expr(adbin, adrelid)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace""",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT sequencename, data_type::text, increment_by FROM pg_sequences WHERE schemaname = 'public'",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT extname FROM pg_extension",
]


def tables_of(line: BaseDatabaseWrapper) -> list[str]:
    """What a database says of its tables, each column by itself, since their order may differ."""
    found: list[str] = []
    with line.cursor() as cursor:
        for statement in POSTGRES if line.vendor == "postgresql" else [SQLITE]:
            cursor.execute(statement)
            found += [" ".join(sorted(str(row).rstrip("')").split(", "))) for row in cursor.fetchall()]
    return sorted(found)


def run(line: BaseDatabaseWrapper, *command: str) -> None:
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "DATABASE_URL": database_url(line)}
    subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("step", [name for _app, name in STEPS[FIRST::EACH]])
def test_a_database_of_any_step_becomes_the_same(blank: BaseDatabaseWrapper, step: str) -> None:
    run(blank, "-c", STEP_BY_STEP, step)

    run(blank, "manage.py", "migrate")

    assert still_to_do(blank) == []
    assert SQUASHED in MigrationRecorder(blank).applied_migrations()
    assert tables_of(blank) == tables_of(connection)


def test_one_that_made_all_steps_makes_none_again() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied(*SQUASHED)

    assert still_to_do(connection) == []
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    assert SQUASHED in recorder.applied_migrations()


def test_it_says_of_every_model_what_the_steps_said() -> None:
    steps = MigrationLoader(None, replace_migrations=False)
    at_once, in_steps = MigrationLoader(None).project_state([SQUASHED]), steps.project_state([STEPS[-1]])

    assert MigrationAutodetector(in_steps, at_once).changes(steps.graph) == {}
    assert MigrationAutodetector(at_once, in_steps).changes(steps.graph) == {}


def test_the_way_back_leaves_nothing(blank: BaseDatabaseWrapper) -> None:
    run(blank, "-c", THERE_AND_BACK)

    assert [name for name in blank.introspection.table_names() if name.startswith("inquiries")] == []
