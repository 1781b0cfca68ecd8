"""Everything said is found by an index: a row for each inquiry, and in each database what finds the rows by grams.

PostgreSQL indexes the grams as lexemes. The function is said to be dear, since it unpacks a long text: no plan asks it
row by row. Texts lie apart from their rows, so that a list of rows is read without them. SQLite has a table of full text
whose content is ours, kept by triggers.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

import inquiries.models.inquiry.sieve
from inquiries.search import NAME, NUMBER, TOPIC, block, grams, indexed
from inquiries.search.reading import BETWEEN

APART = """
ALTER TABLE inquiries_index SET (toast_tuple_target = 128);
ALTER TABLE inquiries_index ALTER COLUMN text SET STORAGE EXTERNAL;
"""
POSTGRES = """
CREATE FUNCTION inquiries_index_lexemes(grams text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
COST 200 AS $$ BEGIN RETURN pg_catalog.array_to_tsvector(pg_catalog.string_to_array(grams, ' ')); END $$;
CREATE INDEX inquiries_index_by_grams ON inquiries_index USING gin (inquiries_index_lexemes(grams));
"""
ADD = "INSERT INTO inquiries_index_grams(rowid, grams) VALUES (new.inquiry_id, new.grams);"
REMOVE = """INSERT INTO inquiries_index_grams(inquiries_index_grams, rowid, grams)
VALUES ('delete', old.inquiry_id, old.grams);"""
SQLITE = [
    """CREATE VIRTUAL TABLE inquiries_index_grams USING fts5(
        grams, content='inquiries_index', content_rowid='inquiry_id', detail=none, columnsize=0,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* C*'"
    )""",
    "INSERT INTO inquiries_index_grams(inquiries_index_grams) VALUES ('rebuild')",
    f"CREATE TRIGGER inquiries_index_added AFTER INSERT ON inquiries_index BEGIN {ADD} END",
    f"CREATE TRIGGER inquiries_index_removed AFTER DELETE ON inquiries_index BEGIN {REMOVE} END",
    f"CREATE TRIGGER inquiries_index_changed AFTER UPDATE ON inquiries_index BEGIN {REMOVE} {ADD} END",
]
AT_ONCE = 1000
SAID = {
    "Message": ("inquiry", "at", "subject", "text", "history", "sender_name"),
    "Attachment": ("message__inquiry", "message__at", "name", "text"),
    "Escalation": ("inquiry", "at", "words"),
    "Withdrawal": ("escalation__inquiry", "at", "reason"),
    "Hold": ("inquiry", "at", "words"),
}


def fill(apps: Any, schema_editor: Any) -> None:
    """A row for each inquiry that stands alone, with what was merged into it; then the database's own index."""
    alias, last, is_postgres = schema_editor.connection.alias, 0, schema_editor.connection.vendor == "postgresql"
    if is_postgres:
        schema_editor.execute(APART)
    rows = {
        name: apps.get_model("inquiries", name).objects.using(alias) for name in ("Inquiry", "Index", "Merge", *SAID)
    }
    while keys := list(
        rows["Inquiry"].filter(merge=None, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        last = keys[-1]
        rows["Index"].bulk_create(read(apps, rows, keys))
    for statement in [POSTGRES] if is_postgres else SQLITE:
        schema_editor.execute(statement)


def read(apps: Any, rows: Any, keys: list[int]) -> Iterator[Any]:
    """The rows of these inquiries."""
    gone = dict(rows["Merge"].filter(survivor__in=keys).values_list("inquiry", "survivor"))
    parts: list[int] = [*keys, *gone]
    names: dict[int, str] = {}
    said: dict[int, list[str]] = defaultdict(list)
    marks: dict[int, set[str]] = defaultdict(set)
    called = ("contact__name", "contact__kana", "contact__company")
    for key, subject, *written in (
        rows["Inquiry"].filter(pk__in=parts).order_by("pk").values_list("pk", "subject", *called)
    ):
        name = BETWEEN.join(filter(None, (indexed(one, is_name=True) for one in written)))
        names |= {key: name} if key not in gone else {}
        said[gone.get(key, key)] += [name, indexed(subject)]
        marks[gone.get(key, key)].add(f"{NUMBER}{key}")
    for model, fields in SAID.items():
        for key, at, *texts in rows[model].filter(**{f"{fields[0]}__in": parts}).order_by("pk").values_list(*fields):
            said[gone.get(key, key)] += [indexed(text, said_on=timezone.localdate(at)) for text in texts]
    through = apps.get_model("inquiries", "Inquiry").topics.through.objects.using(rows["Inquiry"].db)
    for key, topic in through.filter(inquiry__in=parts).values_list("inquiry", "topic"):
        marks[gone.get(key, key)].add(f"{TOPIC}{topic}")
    for key, name in names.items():
        text = BETWEEN.join(dict.fromkeys(filter(None, said[key])))
        found = grams(text) | grams(name, before=NAME) | marks[key] | {block(key)}
        marked = f" {' '.join(sorted(marks[key]))} "
        yield rows["Index"].model(
            inquiry_id=key, names=name[:2000], marks=marked, text=text, grams=" ".join(sorted(found))
        )


def drop(_apps: Any, schema_editor: Any) -> None:
    """The table goes with its own indexes; these are what it would leave behind."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX inquiries_index_by_grams; DROP FUNCTION inquiries_index_lexemes(text)")
    else:
        schema_editor.execute("DROP TABLE inquiries_index_grams")


class Migration(migrations.Migration):
    """A million inquiries take some half an hour."""

    dependencies = [("inquiries", "0048_lists_are_found_by_index")]
    operations = [
        migrations.CreateModel(
            name="Index",
            fields=[
                (
                    "inquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="index",
                        serialize=False,
                        to="inquiries.inquiry",
                    ),
                ),
                ("names", models.CharField(blank=True, max_length=2000)),
                ("marks", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("grams", inquiries.models.inquiry.sieve.GramsField(blank=True)),
            ],
        ),
        migrations.RunPython(fill, drop),
    ]
