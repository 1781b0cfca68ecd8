"""A new database begins here: what 0001 to 0074 came to, made in one step.

A database that has begun with those goes on with them, so they stay. Of what they did to rows nothing is here, since a
new database has none. What is found by full text, and why so, is told in 0050; how often a table is cleaned in 0048.
"""

from typing import Any

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import inquiries.models.desk.layout
import inquiries.models.inquiry.sieve

POSTGRES = """
ALTER TABLE inquiries_inquiry SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE inquiries_index SET (toast_tuple_target = 128);
ALTER TABLE inquiries_index ALTER COLUMN text SET STORAGE EXTERNAL;
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
    f"CREATE TRIGGER inquiries_index_added AFTER INSERT ON inquiries_index BEGIN {ADD} END",
    f"CREATE TRIGGER inquiries_index_removed AFTER DELETE ON inquiries_index BEGIN {REMOVE} END",
    f"CREATE TRIGGER inquiries_index_changed AFTER UPDATE ON inquiries_index BEGIN {REMOVE} {ADD} END",
]


def prepare(_apps: Any, schema_editor: Any) -> None:
    """What the database itself finds by grams."""
    for statement in [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(_apps: Any, schema_editor: Any) -> None:
    """The table goes with its own indexes; these are what it would leave behind."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX inquiries_index_by_grams; DROP FUNCTION inquiries_index_lexemes(text)")
    else:
        schema_editor.execute("DROP TABLE inquiries_index_grams")


TABLES = [
    # staff
    migrations.CreateModel(
        name="Staff",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("password", models.CharField(max_length=128, verbose_name="password")),
            ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
            ("username", models.CharField(max_length=60, unique=True)),
            ("name", models.CharField(max_length=60)),
            ("email", models.EmailField(blank=True, max_length=254)),
            (
                "role",
                models.CharField(
                    choices=[
                        ("operator", "Operator"),
                        ("supervisor", "Supervisor"),
                        ("card_desk", "Card desk"),
                        ("headquarters", "Headquarters"),
                        ("administrator", "Administrator"),
                    ],
                    max_length=20,
                ),
            ),
            ("is_active", models.BooleanField(default=True)),
            ("expires_on", models.DateField(blank=True, null=True)),
        ],
        options={"abstract": False},
    ),
    migrations.CreateModel(
        name="Heart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="Lockout",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("what", models.CharField(choices=[("code", "Code"), ("password", "Password")], max_length=10)),
            ("wrong", models.PositiveSmallIntegerField(default=0)),
            ("times", models.PositiveSmallIntegerField(default=0)),
            ("until", models.DateTimeField(null=True)),
            ("used", models.JSONField(default=list)),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("staff", "what"), name="lockout_once_a_person")]},
    ),
    migrations.CreateModel(
        name="Sample",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("loaded_at", models.DateTimeField()),
            ("seed", models.IntegerField()),
        ],
    ),
    # desk
    migrations.CreateModel(
        name="Layout",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("is_dense", models.BooleanField(default=False)),
            ("without", models.JSONField(default=inquiries.models.desk.layout.usual)),
            (
                "staff",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="SavedView",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=40)),
            ("asked", models.JSONField(default=dict)),
            ("words", models.CharField(blank=True, max_length=200)),
            ("place", models.PositiveSmallIntegerField(default=0)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "owner",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="saved_views",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("owner", "name"), name="saved_view_once_a_person"),
                models.UniqueConstraint(condition=models.Q(("owner", None)), fields=("name",), name="shared_view_once"),
            ]
        },
    ),
    # notice
    migrations.CreateModel(
        name="Notice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("company", models.CharField(blank=True, max_length=120)),
        ],
    ),
    migrations.CreateModel(
        name="Version",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveSmallIntegerField()),
            ("title", models.CharField(max_length=300)),
            ("text", models.TextField()),
            ("published_on", models.DateField()),
            ("facts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
            ("loaded_at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "loaded_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "notice",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="inquiries.notice"
                ),
            ),
            ("alone_because", models.CharField(blank=True, max_length=300)),
            (
                "published_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("notice", "number"), name="one_version_per_number"),
                models.CheckConstraint(
                    condition=models.Q(
                        ("published_by", None),
                        ("loaded_by", None),
                        models.Q(("published_by", models.F("loaded_by")), _negated=True),
                        models.Q(("alone_because", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_a_notice",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Clause",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(max_length=10)),
            ("order", models.PositiveSmallIntegerField()),
            ("section", models.JSONField(default=list)),
            ("text", models.TextField()),
            ("start", models.PositiveIntegerField()),
            ("end", models.PositiveIntegerField()),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="clauses", to="inquiries.version"
                ),
            ),
            ("holds_from", models.DateField(null=True)),
            ("is_cut", models.BooleanField(default=False)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("version", "key"), name="one_clause_per_key"),
                models.CheckConstraint(
                    condition=models.Q(("end__gt", models.F("start"))), name="clause_has_characters"
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Proof",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("text", models.TextField()),
            ("published_on", models.DateField()),
            ("source", models.CharField(blank=True, max_length=200)),
            ("begun_at", models.DateTimeField()),
            (
                "begun_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "version",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="proof", to="inquiries.version"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Check",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fact", models.CharField(max_length=20)),
            ("place", models.PositiveSmallIntegerField()),
            ("quote", models.TextField()),
            (
                "verdict",
                models.CharField(
                    choices=[
                        ("confirmed", "confirmed"),
                        ("corrected", "corrected"),
                        ("struck", "not stated"),
                        ("added", "added"),
                    ],
                    max_length=10,
                ),
            ),
            ("value", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "proof",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="inquiries.proof"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("proof", "fact", "place"), name="one_word_on_a_fact")]
        },
    ),
    migrations.CreateModel(
        name="SecondLook",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "version",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="second_look", to="inquiries.version"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Topic",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.SlugField(max_length=40, unique=True)),
            ("order", models.PositiveSmallIntegerField(default=0)),
            ("name_ja", models.CharField(max_length=40)),
            ("name_en", models.CharField(max_length=60)),
            ("description", models.TextField(blank=True)),
            ("route", models.CharField(blank=True, max_length=60)),
            ("due_minutes", models.PositiveIntegerField(blank=True, null=True)),
            ("is_public", models.BooleanField(default=False)),
            ("digit", models.PositiveSmallIntegerField(blank=True, null=True, unique=True)),
            ("asked_en", models.CharField(blank=True, max_length=120)),
            ("asked_ja", models.CharField(blank=True, max_length=80)),
            (
                "owner",
                models.CharField(
                    blank=True,
                    choices=[
                        ("supervisor", "Supervisor"),
                        ("incident_team", "Incident team"),
                        ("headquarters", "Headquarters"),
                        ("privacy_officer", "Privacy officer"),
                        ("legal", "Legal"),
                        ("press_desk", "Press desk"),
                        ("card_desk", "Card desk"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "priority",
                models.PositiveSmallIntegerField(choices=[(1, "First"), (2, "High"), (3, "Normal")], default=3),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Taboo",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("words", models.CharField(max_length=80)),
            ("because", models.CharField(blank=True, max_length=300)),
            ("instead", models.CharField(blank=True, max_length=300)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "topic",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.CASCADE, related_name="taboos", to="inquiries.topic"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("topic", "words"), name="taboo_once_a_topic"),
                models.UniqueConstraint(
                    condition=models.Q(("topic", None)), fields=("words",), name="general_taboo_once"
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Contradiction",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "clause",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="contradictions", to="inquiries.clause"
                ),
            ),
            (
                "taboo",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="contradictions", to="inquiries.taboo"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("taboo", "clause"), name="contradicted_once")]},
    ),
    # answer
    migrations.CreateModel(
        name="Answer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("cohort", models.CharField(blank=True, max_length=20)),
            ("opening", models.TextField(blank=True)),
            ("silence", models.TextField(blank=True)),
            ("next_step", models.TextField(blank=True)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("draft", "Draft"),
                        ("approved", "Approved"),
                        ("review", "Needs review"),
                        ("retired", "Retired"),
                    ],
                    default="draft",
                    max_length=10,
                ),
            ),
            ("drafted_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "approved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "drafted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "topic",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="inquiries.topic"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="inquiries.version"
                ),
            ),
            ("variants", models.JSONField(blank=True, default=dict)),
            ("handling_note", models.TextField(blank=True)),
            ("revising_since", models.DateTimeField(null=True)),
            (
                "replaces",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.answer"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("approved_by", None),
                        ("drafted_by", None),
                        models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_an_answer",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "approved"), _negated=True), ("approved_by__isnull", False), _connector="OR"
                    ),
                    name="approved_answer_has_approver",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("state", "approved")),
                    fields=("topic", "version", "cohort"),
                    name="one_answer_in_force",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Citation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("order", models.PositiveSmallIntegerField()),
            (
                "answer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="inquiries.answer"
                ),
            ),
            (
                "clause",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="inquiries.clause"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("answer", "clause"), name="clause_cited_once")]},
    ),
    migrations.CreateModel(
        name="Objection",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("reason", models.CharField(max_length=300)),
            (
                "answer",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="objection", to="inquiries.answer"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Statement",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=80)),
        ],
    ),
    migrations.CreateModel(
        name="Edition",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveSmallIntegerField()),
            ("written_ja", models.TextField()),
            ("spoken_ja", models.TextField(blank=True)),
            ("written_en", models.TextField(blank=True)),
            ("spoken_en", models.TextField(blank=True)),
            ("is_public", models.BooleanField(default=False)),
            (
                "state",
                models.CharField(
                    choices=[("draft", "Draft"), ("approved", "Approved"), ("retired", "Retired")],
                    default="draft",
                    max_length=10,
                ),
            ),
            ("drafted_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "approved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "drafted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("topics", models.ManyToManyField(related_name="editions", to="inquiries.topic")),
            (
                "statement",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="inquiries.statement"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("statement", "number"), name="edition_numbered_once"),
                models.UniqueConstraint(
                    condition=models.Q(("state", "approved")), fields=("statement",), name="one_edition_in_force"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("approved_by", None),
                        models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_an_edition",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "approved"), _negated=True), ("approved_by__isnull", False), _connector="OR"
                    ),
                    name="approved_edition_has_approver",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Ground",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("words", models.TextField(blank=True)),
            ("order", models.PositiveSmallIntegerField(default=0)),
            (
                "answer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="grounds", to="inquiries.answer"
                ),
            ),
            (
                "new",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.clause"
                ),
            ),
            (
                "old",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.clause"
                ),
            ),
        ],
        options={"ordering": ["order"]},
    ),
    migrations.CreateModel(
        name="Use",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("cohort", models.CharField(blank=True, max_length=20)),
            ("day", models.DateField()),
            ("count", models.PositiveIntegerField(default=0)),
            (
                "topic",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="uses",
                    to="inquiries.topic",
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("topic", "cohort", "day"), name="use_counted_once")]},
    ),
    migrations.CreateModel(
        name="Wording",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("opening", models.TextField(blank=True)),
            ("silence", models.TextField(blank=True)),
            ("next_step", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            (
                "answer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="inquiries.answer"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
    ),
    # team
    migrations.CreateModel(
        name="Skill",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("language", models.CharField(blank=True, max_length=5)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="skills",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "topic",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.topic"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("topic__isnull", False)), fields=("staff", "topic"), name="one_skill_of_a_topic"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("topic", None)), fields=("staff", "language"), name="one_skill_of_a_language"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("language__gt", ""), ("topic", None)),
                        models.Q(("language", ""), ("topic__isnull", False)),
                        _connector="OR",
                    ),
                    name="skill_of_a_topic_or_a_language",
                ),
            ]
        },
    ),
    # enclosure
    migrations.CreateModel(
        name="Enclosure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("title_ja", models.CharField(max_length=80)),
            ("title_en", models.CharField(blank=True, max_length=120)),
            ("topics", models.ManyToManyField(blank=True, related_name="enclosures", to="inquiries.topic")),
            (
                "version",
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="enclosures",
                    to="inquiries.version",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="EnclosureEdition",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveSmallIntegerField()),
            ("name", models.CharField(max_length=80)),
            ("content_type", models.CharField(max_length=40)),
            ("size", models.PositiveIntegerField()),
            ("digest", models.BinaryField(max_length=32)),
            ("pages", models.PositiveIntegerField(default=0)),
            ("own_title", models.CharField(blank=True, max_length=200)),
            ("own_author", models.CharField(blank=True, max_length=200)),
            ("doubts", models.JSONField(default=list)),
            ("word", models.CharField(blank=True, max_length=300)),
            (
                "state",
                models.CharField(
                    choices=[("draft", "To be approved"), ("approved", "Approved"), ("retired", "Retired")],
                    default="draft",
                    max_length=10,
                ),
            ),
            ("is_wrong", models.BooleanField(default=False)),
            ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "approved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("opened_by", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
            (
                "enclosure",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="inquiries.enclosure"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("enclosure", "number"), name="enclosure_edition_numbered_once"),
                models.UniqueConstraint(
                    condition=models.Q(("state", "approved")),
                    fields=("enclosure",),
                    name="one_enclosure_edition_in_force",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("approved_by", None),
                        models.Q(("approved_by", models.F("added_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_an_enclosure",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "approved"), _negated=True), ("approved_by__isnull", False), _connector="OR"
                    ),
                    name="approved_enclosure_has_approver",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Content",
        fields=[
            (
                "edition",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    primary_key=True,
                    related_name="content",
                    serialize=False,
                    to="inquiries.enclosureedition",
                ),
            ),
            ("raw", models.BinaryField()),
        ],
    ),
    # inquiry
    migrations.CreateModel(
        name="Contact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(blank=True, max_length=120)),
            ("kana", models.CharField(blank=True, max_length=120)),
            ("company", models.CharField(blank=True, max_length=120)),
            ("search_name", models.CharField(blank=True, max_length=300)),
        ],
    ),
    migrations.CreateModel(
        name="MailAddress",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("address", models.EmailField(db_index=True, max_length=254)),
            ("bounced_at", models.DateTimeField(null=True)),
            (
                "contact",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="inquiries.contact"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("contact", "address"), name="address_once_per_contact")]
        },
    ),
    migrations.CreateModel(
        name="Phone",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(db_index=True, max_length=16)),
            (
                "contact",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="phones", to="inquiries.contact"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("contact", "number"), name="number_once_per_contact")]
        },
    ),
    migrations.CreateModel(
        name="IdleLimit",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("minutes", models.PositiveSmallIntegerField(null=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("minutes", None), ("minutes__gt", 0), _connector="OR"), name="some_idle_time"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Inquiry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "channel",
                models.CharField(choices=[("phone", "Phone"), ("mail", "Mail"), ("form", "Form")], max_length=5),
            ),
            ("language", models.CharField(default="ja", max_length=5)),
            ("subject", models.CharField(blank=True, max_length=200)),
            ("preview", models.CharField(blank=True, max_length=120)),
            ("received_at", models.DateTimeField()),
            ("due_at", models.DateTimeField(null=True)),
            (
                "contact",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="inquiries", to="inquiries.contact"
                ),
            ),
            ("topics", models.ManyToManyField(blank=True, related_name="inquiries", to="inquiries.topic")),
            (
                "priority",
                models.PositiveSmallIntegerField(choices=[(1, "First"), (2, "High"), (3, "Normal")], default=3),
            ),
            ("awaits_guess", models.BooleanField(default=False)),
            ("held_until", models.DateTimeField(editable=False, null=True)),
            (
                "owner",
                models.ForeignKey(
                    db_index=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "standing",
                models.CharField(
                    choices=[("open", "Open"), ("held", "Held"), ("closed", "Closed"), ("merged", "Merged")],
                    default="open",
                    editable=False,
                    max_length=6,
                ),
            ),
            (
                "late_at",
                models.GeneratedField(
                    db_persist=True,
                    expression=models.Case(
                        models.When(standing="open", then="due_at"),
                        models.When(
                            due_at__isnull=False,
                            held_until__isnull=False,
                            standing="held",
                            then=django.db.models.functions.comparison.Greatest("due_at", "held_until"),
                        ),
                    ),
                    output_field=models.DateTimeField(null=True),
                ),
            ),
            (
                "changed_at",
                models.DateTimeField(
                    db_default=django.db.models.functions.datetime.Now(),
                    default=django.utils.timezone.now,
                    editable=False,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("awaits_guess", True)), fields=["id"], name="inquiry_awaits_guess"),
                models.Index(fields=["received_at", "id"], name="inquiry_received"),
                models.Index(
                    condition=models.Q(("standing", "closed")), fields=["received_at", "id"], name="inquiry_closed"
                ),
                models.Index(
                    condition=models.Q(("due_at__isnull", False), ("standing", "open")),
                    fields=["priority", "due_at", "id"],
                    name="inquiry_turn",
                ),
                models.Index(
                    condition=models.Q(("due_at__isnull", False), ("standing", "open"), ("owner", None)),
                    fields=["priority", "due_at", "id"],
                    name="inquiry_to_claim",
                ),
                models.Index(
                    condition=models.Q(("late_at__isnull", False)),
                    fields=["priority", "due_at", "id", "late_at"],
                    name="inquiry_late",
                ),
                models.Index(
                    condition=models.Q(("late_at__isnull", False)), fields=["late_at"], name="inquiry_late_at"
                ),
                models.Index(
                    django.db.models.lookups.IsNull(models.F("due_at"), True),
                    models.F("priority"),
                    models.F("due_at"),
                    models.F("id"),
                    condition=models.Q(("standing", "held")),
                    name="inquiry_waiting",
                ),
                models.Index(
                    models.F("owner"),
                    django.db.models.lookups.IsNull(models.F("due_at"), True),
                    models.F("priority"),
                    models.F("due_at"),
                    models.F("id"),
                    condition=models.Q(
                        models.Q(("standing", "open"), ("standing", "held"), _connector="OR"), ("owner__isnull", False)
                    ),
                    name="inquiry_of_owner",
                ),
                models.Index(fields=["changed_at", "id"], name="inquiry_changed"),
                models.Index(
                    condition=models.Q(("late_at__isnull", False)),
                    fields=["received_at", "id"],
                    name="inquiry_owed_received",
                ),
                models.Index(
                    condition=models.Q(("late_at__isnull", False)),
                    fields=["changed_at", "id"],
                    name="inquiry_owed_changed",
                ),
            ]
        },
    ),
    # event
    migrations.CreateModel(
        name="Event",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("action", models.CharField(max_length=40)),
            ("at", models.DateTimeField()),
            ("particulars", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="events",
                    to="inquiries.inquiry",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["inquiry", "at"], name="event_of_inquiry"),
                models.Index(fields=["action", "at"], name="event_of_action"),
            ]
        },
    ),
    # inquiry
    migrations.CreateModel(
        name="Assignment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="assignment", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Callback",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("due_at", models.DateTimeField(db_index=True)),
            ("attempts", models.PositiveSmallIntegerField(default=0)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "owner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="callbacks", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Closure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("answered", "Answered from the notice"),
                        ("answered_freely", "Answered in own words"),
                        ("to_issuer", "Referred to the card company"),
                        ("to_second_line", "Handed to the second line"),
                        ("no_answer", "No answer possible"),
                        ("not_needed", "No answer needed"),
                        ("duplicate", "Duplicate"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="closure", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Guess",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("threatens", models.BooleanField(default=False)),
            ("read_to", models.BigIntegerField(default=0)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="guess", to="inquiries.inquiry"
                ),
            ),
            ("topics", models.ManyToManyField(blank=True, related_name="guesses", to="inquiries.topic")),
        ],
    ),
    migrations.CreateModel(
        name="Hold",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "reason",
                models.CharField(
                    choices=[
                        ("customer", "The customer's answer"),
                        ("issuer", "The card company"),
                        ("second_line", "The second line"),
                        ("callback", "A promised call"),
                        ("other", "Something else"),
                    ],
                    max_length=20,
                ),
            ),
            ("words", models.CharField(blank=True, max_length=200)),
            ("until", models.DateTimeField(blank=True, null=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="hold", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
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
    migrations.CreateModel(
        name="Link",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("expires_at", models.DateTimeField()),
            ("used_at", models.DateTimeField(null=True)),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="links", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Merge",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "bond",
                models.CharField(
                    choices=[
                        ("contact", "the same contact"),
                        ("person", "the same person, entered twice"),
                        ("party", "a third party"),
                    ],
                    max_length=10,
                ),
            ),
            ("before", models.JSONField(default=dict)),
            ("due_before", models.DateTimeField(null=True)),
            ("due_after", models.DateTimeField(null=True)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="merge", to="inquiries.inquiry"
                ),
            ),
            (
                "into",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                ),
            ),
            (
                "survivor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="inquiries.inquiry"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("inquiry", models.F("survivor")), _negated=True), name="not_merged_into_itself"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Message",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("in", "Received"), ("out", "Answer"), ("note", "Internal note")], max_length=4
                ),
            ),
            (
                "channel",
                models.CharField(choices=[("phone", "Phone"), ("mail", "Mail"), ("form", "Form")], max_length=5),
            ),
            ("sender_name", models.CharField(blank=True, max_length=120)),
            ("sender_address", models.EmailField(blank=True, max_length=254)),
            ("subject", models.CharField(blank=True, max_length=200)),
            ("text", models.TextField()),
            ("history", models.TextField(blank=True)),
            ("html", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            ("mail_id", models.CharField(blank=True, db_index=True, max_length=998)),
            ("masked", models.PositiveSmallIntegerField(default=0)),
            ("has_own_words", models.BooleanField(default=False)),
            (
                "author",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="inquiries.inquiry"
                ),
            ),
            ("from_third_party", models.BooleanField(default=False)),
        ],
        options={
            "indexes": [
                models.Index(fields=["inquiry", "at"], name="message_of_inquiry"),
                models.Index(
                    condition=models.Q(("masked__gt", 0)), fields=["at", "masked"], name="message_with_something_kept"
                ),
                models.Index(fields=["id", "at"], name="message_time"),
                models.Index(
                    condition=models.Q(("from_third_party", True)),
                    fields=["sender_address"],
                    name="message_of_third_party",
                ),
            ]
        },
    ),
    # team
    migrations.CreateModel(
        name="Mention",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("settled_at", models.DateTimeField(null=True)),
            (
                "message",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="mentions",
                    to="inquiries.message",
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="mentions",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("settled_at", None)), fields=["staff", "at", "id"], name="mention_open"
                ),
                models.Index(
                    condition=models.Q(("settled_at__isnull", False)),
                    fields=["staff", "settled_at", "id"],
                    name="mention_settled",
                ),
            ],
            "constraints": [models.UniqueConstraint(fields=("message", "staff"), name="mentioned_once_in_a_note")],
        },
    ),
    # inquiry
    migrations.CreateModel(
        name="Attachment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=200)),
            ("content_type", models.CharField(max_length=100)),
            ("size", models.PositiveIntegerField()),
            ("text", models.TextField(blank=True)),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="inquiries.message"
                ),
            ),
            (
                "fault",
                models.CharField(
                    blank=True,
                    choices=[
                        ("", ""),
                        ("unknown", "It could not be looked into."),
                        ("wordless", "No text was found in it."),
                        ("locked", "It is locked with a password."),
                        ("damaged", "It is damaged and could not all be read."),
                        ("heavy", "It was too much to be looked into."),
                        ("cut", "It is long; only its beginning is kept."),
                        ("partly", "Not all in it could be read, such as pictures."),
                    ],
                    max_length=8,
                ),
            ),
            ("is_in_mailbox", models.BooleanField(default=True)),
            (
                "kind",
                models.CharField(
                    blank=True,
                    choices=[
                        ("text", "Text"),
                        ("page", "Web page"),
                        ("pdf", "PDF"),
                        ("sheet", "Spreadsheet"),
                        ("writing", "Text document"),
                        ("slides", "Slides"),
                        ("letter", "Mail"),
                        ("archive", "Archive"),
                        ("image", "Picture"),
                        ("other", "Other file"),
                    ],
                    max_length=8,
                ),
            ),
            ("pages", models.PositiveIntegerField(default=0)),
        ],
    ),
    migrations.CreateModel(
        name="Escalation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("route", models.CharField(blank=True, max_length=60)),
            ("words", models.CharField(blank=True, max_length=500)),
            ("due_at", models.DateTimeField()),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="escalations", to="inquiries.inquiry"
                ),
            ),
            (
                "topic",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.topic"
                ),
            ),
            ("messages", models.ManyToManyField(related_name="escalations", to="inquiries.message")),
            (
                "owner",
                models.CharField(
                    choices=[
                        ("supervisor", "Supervisor"),
                        ("incident_team", "Incident team"),
                        ("headquarters", "Headquarters"),
                        ("privacy_officer", "Privacy officer"),
                        ("legal", "Legal"),
                        ("press_desk", "Press desk"),
                        ("card_desk", "Card desk"),
                    ],
                    max_length=20,
                ),
            ),
        ],
        options={"indexes": [models.Index(fields=["owner", "due_at"], name="escalation_of_owner")]},
    ),
    migrations.CreateModel(
        name="Decision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("is_quotable", models.BooleanField(default=False)),
            ("given_by", models.CharField(blank=True, max_length=60)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("relayed_at", models.DateTimeField(null=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "escalation",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="decision", to="inquiries.escalation"
                ),
            ),
            (
                "message",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="inquiries.message"
                ),
            ),
            ("replies", models.ManyToManyField(related_name="decisions", to="inquiries.message")),
        ],
    ),
    migrations.CreateModel(
        name="Quotation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "answer",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="quotations",
                    to="inquiries.answer",
                ),
            ),
            (
                "clause",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="quotations",
                    to="inquiries.clause",
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="quotations", to="inquiries.message"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["answer", "message"], name="quotation_of_answer")],
            "constraints": [
                models.UniqueConstraint(fields=("message", "answer", "clause"), name="clause_quoted_once"),
                models.UniqueConstraint(
                    condition=models.Q(("clause", None)), fields=("message", "answer"), name="silence_told_once"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("answer", None)), fields=("message", "clause"), name="clause_corrected_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(("answer__isnull", False), ("clause__isnull", False), _connector="OR"),
                    name="quotes_something",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Participant",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("address", models.EmailField(max_length=254)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="participants", to="inquiries.inquiry"
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.message"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("inquiry", "address"), name="takes_part_once")]},
    ),
    migrations.CreateModel(
        name="Precedence",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("priority", models.PositiveSmallIntegerField(choices=[(1, "First"), (2, "High"), (3, "Normal")])),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="precedence", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Sighting",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "field",
                models.CharField(
                    choices=[
                        ("address", "Mail address"),
                        ("phone", "Telephone number"),
                        ("lookup", "Look-up in the list of affected people"),
                    ],
                    max_length=10,
                ),
            ),
            ("reason", models.CharField(max_length=200)),
            ("at", models.DateTimeField()),
            (
                "contact",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="sightings",
                    to="inquiries.contact",
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="sightings",
                    to="inquiries.inquiry",
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["staff", "at"], name="sighting_by_staff")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("field", "lookup"),
                        models.Q(("contact__isnull", False), ("inquiry__isnull", False)),
                        _connector="OR",
                    ),
                    name="details_are_of_an_inquiry",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Split",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("due_before", models.DateTimeField(null=True)),
            ("due_after", models.DateTimeField(null=True)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="split", to="inquiries.inquiry"
                ),
            ),
            ("messages", models.ManyToManyField(related_name="+", to="inquiries.message")),
            (
                "source",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="splits", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Withdrawal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("reason", models.CharField(max_length=300)),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "escalation",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="withdrawal", to="inquiries.escalation"
                ),
            ),
        ],
    ),
    # roster
    migrations.CreateModel(
        name="BlindKey",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("token", models.BinaryField()),
            ("made_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="ColumnChoice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(max_length=64, unique=True)),
            ("fields", models.JSONField()),
        ],
    ),
    migrations.CreateModel(
        name="Roster",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("fingerprint", models.BinaryField(default=bytes)),
            ("begun_at", models.DateTimeField()),
            ("loaded_at", models.DateTimeField(null=True)),
            ("is_in_force", models.BooleanField(default=False)),
            ("alone_because", models.CharField(blank=True, max_length=300)),
            ("rows", models.PositiveIntegerField(default=0)),
            ("refused", models.PositiveIntegerField(default=0)),
            ("counts", models.JSONField(default=dict)),
            (
                "accepted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "blind_key",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="rosters",
                    to="inquiries.blindkey",
                ),
            ),
            (
                "counted_for",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.version"
                ),
            ),
            (
                "prepared_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("is_in_force", True)), fields=("is_in_force",), name="one_roster_in_force"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("prepared_by", None),
                        ("accepted_by", None),
                        models.Q(("prepared_by", models.F("accepted_by")), _negated=True),
                        models.Q(("alone_because", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_a_roster",
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="RosterEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("member", models.BinaryField(null=True)),
            ("mail", models.BinaryField(null=True)),
            ("other_mail", models.BinaryField(null=True)),
            ("phone", models.BinaryField(null=True)),
            ("other_phone", models.BinaryField(null=True)),
            ("address", models.BinaryField(null=True)),
            ("registered_on", models.DateField(null=True)),
            ("changed_on", models.DateField(null=True)),
            ("card_registered_on", models.DateField(null=True)),
            ("card_used_on", models.DateField(null=True)),
            (
                "roster",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="inquiries.roster"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("mail__isnull", False)), fields=["mail"], name="entry_by_mail"),
                models.Index(
                    condition=models.Q(("other_mail__isnull", False)), fields=["other_mail"], name="entry_by_other_mail"
                ),
                models.Index(condition=models.Q(("phone__isnull", False)), fields=["phone"], name="entry_by_phone"),
                models.Index(
                    condition=models.Q(("other_phone__isnull", False)),
                    fields=["other_phone"],
                    name="entry_by_other_phone",
                ),
            ],
            "constraints": [
                models.UniqueConstraint(fields=("roster", "member"), name="member_once_in_a_roster"),
                models.CheckConstraint(
                    condition=models.Q(
                        ("mail", None),
                        ("member", None),
                        ("other_mail", None),
                        ("other_phone", None),
                        ("phone", None),
                        _negated=True,
                    ),
                    name="entry_can_be_found",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RosterImport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("columns", "Which column is which"),
                        ("checking", "It is being read"),
                        ("checked", "Waits for a second person"),
                        ("loading", "It is being loaded"),
                        ("loaded", "In force"),
                        ("failed", "Not taken"),
                        ("expired", "The hour is over, the file was deleted"),
                        ("put_aside", "Put aside"),
                    ],
                    default="columns",
                    max_length=10,
                ),
            ),
            ("name", models.CharField(max_length=100)),
            ("sheet", models.CharField(blank=True, max_length=100)),
            ("hidden", models.PositiveSmallIntegerField(default=0)),
            ("columns", models.JSONField(default=list)),
            ("samples", models.JSONField(default=list)),
            ("fields", models.JSONField(default=dict)),
            ("unsure", models.JSONField(default=list)),
            ("begun_at", models.DateTimeField()),
            ("expires_at", models.DateTimeField(db_index=True)),
            ("claimed_until", models.DateTimeField(null=True)),
            ("claim", models.CharField(blank=True, max_length=16)),
            ("part", models.FloatField(default=0)),
            ("read", models.PositiveIntegerField(default=0)),
            ("rows", models.PositiveIntegerField(default=0)),
            ("refused", models.PositiveIntegerField(default=0)),
            ("reasons", models.JSONField(default=dict)),
            ("bad", models.JSONField(default=list)),
            ("cohorts", models.JSONField(default=dict)),
            ("failure", models.CharField(blank=True, max_length=300)),
            ("alone_because", models.CharField(blank=True, max_length=300)),
            (
                "accepted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "begun_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "roster",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="inquiries.roster"
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.version"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="RosterPiece",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField()),
            ("token", models.BinaryField()),
            (
                "roster_import",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="inquiries.rosterimport"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("roster_import", "number"), name="one_piece_per_number")]
        },
    ),
    # lookup
    migrations.CreateModel(
        name="Lookup",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("mail", "Mail address"), ("phone", "Telephone number"), ("member", "Member ID")],
                    max_length=10,
                ),
            ),
            ("value", models.BinaryField()),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("listed", "Listed"),
                        ("not_listed", "Not listed"),
                        ("cannot_confirm", "Cannot be confirmed"),
                    ],
                    max_length=20,
                ),
            ),
            ("cohorts", models.JSONField(default=list)),
            (
                "because",
                models.CharField(
                    blank=True,
                    choices=[
                        ("no_roster", "No list of affected people is in force."),
                        ("wrong_keys", "The list cannot be opened with the keys in use."),
                        ("no_windows", "The notice in force names no windows."),
                        ("several", "Several people have this value, and not all are affected alike."),
                        ("undetermined", "The days in the list do not tell it."),
                    ],
                    max_length=20,
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "inquiry",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="lookups",
                    to="inquiries.inquiry",
                ),
            ),
            (
                "roster",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.roster"
                ),
            ),
            (
                "sighting",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="lookup",
                    to="inquiries.sighting",
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.version"
                ),
            ),
        ],
        options={"indexes": [models.Index(fields=["inquiry", "at"], name="lookup_of_inquiry")]},
    ),
    migrations.CreateModel(
        name="Verification",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "level",
                models.PositiveSmallIntegerField(
                    choices=[
                        (0, "Not verified"),
                        (1, "Called back on the registered number"),
                        (2, "One-time code to the registered address"),
                    ]
                ),
            ),
            ("kind", models.CharField(max_length=10)),
            ("value", models.BinaryField()),
            ("at", models.DateTimeField()),
            ("expires_at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "contact",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="verifications", to="inquiries.contact"
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.inquiry"
                ),
            ),
        ],
        options={"indexes": [models.Index(fields=["contact", "expires_at"], name="verification_of_contact")]},
    ),
    # reply
    migrations.CreateModel(
        name="Dispatch",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("reply", "Reply"), ("acknowledgement", "Acknowledgement"), ("link", "Link")],
                    max_length=20,
                ),
            ),
            ("to_address", models.EmailField(max_length=254)),
            ("mail_id", models.CharField(max_length=250, unique=True)),
            ("queued_at", models.DateTimeField()),
            ("not_before", models.DateTimeField()),
            ("claimed_until", models.DateTimeField(null=True)),
            ("tries", models.PositiveSmallIntegerField(default=0)),
            ("sent_at", models.DateTimeField(null=True)),
            ("failed_at", models.DateTimeField(null=True)),
            ("bounced_at", models.DateTimeField(null=True)),
            ("settled_at", models.DateTimeField(null=True)),
            ("error", models.CharField(blank=True, max_length=300)),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="dispatches", to="inquiries.inquiry"
                ),
            ),
            (
                "link",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.link"
                ),
            ),
            (
                "message",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="dispatch",
                    to="inquiries.message",
                ),
            ),
            ("provider_id", models.CharField(blank=True, max_length=250)),
            ("pattern", models.CharField(blank=True, max_length=64)),
            ("released_at", models.DateTimeField(null=True)),
            ("withheld_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("failed_at", None), ("sent_at", None)),
                    fields=["not_before"],
                    name="dispatch_due",
                ),
                models.Index(fields=["to_address", "kind", "queued_at"], name="dispatch_to_address"),
                models.Index(
                    condition=models.Q(("provider_id", ""), _negated=True),
                    fields=["provider_id"],
                    name="dispatch_provider_id",
                ),
                models.Index(fields=["kind", "sent_at"], name="dispatch_sent"),
                models.Index(fields=["pattern", "queued_at"], name="dispatch_pattern"),
                models.Index(
                    condition=models.Q(("settled_at", None), ("withheld_at__isnull", False)),
                    fields=["withheld_at"],
                    name="dispatch_withheld",
                ),
                models.Index(
                    condition=models.Q(
                        models.Q(("sent_at", None), ("bounced_at__isnull", False), _connector="OR"),
                        ("settled_at", None),
                    ),
                    fields=["not_before"],
                    name="dispatch_unfinished",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("sent_at", None), ("failed_at", None), _connector="OR"), name="sent_or_failed"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Draft",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("parts", models.JSONField(default=list)),
            ("updated_at", models.DateTimeField(auto_now=True)),
            ("answers", models.ManyToManyField(blank=True, related_name="+", to="inquiries.answer")),
            (
                "contact",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.contact"
                ),
            ),
            (
                "dispatch",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="drafts",
                    to="inquiries.dispatch",
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="inquiries.inquiry"
                ),
            ),
            ("insertions", models.JSONField(default=list)),
            ("enclosed", models.JSONField(default=list)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("dispatch", None)), fields=("inquiry", "staff"), name="one_draft_per_person"
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Enclosing",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("place", models.PositiveSmallIntegerField()),
            (
                "edition",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="enclosings",
                    to="inquiries.enclosureedition",
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="enclosings", to="inquiries.message"
                ),
            ),
            (
                "enclosure",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="enclosings",
                    to="inquiries.enclosure",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["enclosure", "id"], name="enclosing_of_enclosure"),
                models.Index(fields=["edition"], name="enclosing_of_edition"),
            ],
            "constraints": [models.UniqueConstraint(fields=("message", "edition"), name="edition_enclosed_once")],
        },
    ),
    migrations.CreateModel(
        name="Nominee",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "way",
                models.CharField(
                    choices=[
                        ("reply_to", "the address at which the mail asks to be answered"),
                        ("forwarded", "whoever wrote the forwarded mail"),
                        ("typed", "whoever filled in the form"),
                    ],
                    max_length=10,
                ),
            ),
            ("address", models.EmailField(blank=True, max_length=254)),
            ("name", models.CharField(blank=True, max_length=120)),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="nominees", to="inquiries.message"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Choice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="choice", to="inquiries.inquiry"
                ),
            ),
            (
                "was",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.contact"
                ),
            ),
            (
                "nominee",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="choice", to="inquiries.nominee"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Stated",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "edition",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="stated", to="inquiries.edition"
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="stated", to="inquiries.message"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("message", "edition"), name="edition_stated_once")]},
    ),
    # correction
    migrations.CreateModel(
        name="Correction",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("words_ja", models.TextField()),
            ("words_en", models.TextField()),
            ("drafted_at", models.DateTimeField()),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "approved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "drafted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="inquiries.version"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("approved_by", None),
                        models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="two_people_for_a_correction",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Addressee",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "way",
                models.CharField(
                    choices=[("mail", "By mail"), ("phone", "By telephone"), ("none", "Held out")], max_length=5
                ),
            ),
            ("why", models.CharField(blank=True, max_length=100)),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                ),
            ),
            (
                "message",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="addressee",
                    to="inquiries.message",
                ),
            ),
            (
                "correction",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="addressees", to="inquiries.correction"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("correction", "inquiry"), name="corrected_once")]},
    ),
    migrations.CreateModel(
        name="Amendment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "new",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.clause"
                ),
            ),
            (
                "old",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.clause"),
            ),
            (
                "correction",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="amendments", to="inquiries.correction"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("correction", "old", "new"), name="clause_amended_once"),
                models.UniqueConstraint(
                    condition=models.Q(("new", None)), fields=("correction", "old"), name="clause_withdrawn_once"
                ),
            ]
        },
    ),
    # card
    migrations.CreateModel(
        name="Issuer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=60, unique=True)),
            ("order", models.PositiveSmallIntegerField(default=100)),
        ],
    ),
    migrations.CreateModel(
        name="Reissue",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "brand",
                models.CharField(
                    blank=True,
                    choices=[
                        ("visa", "Visa"),
                        ("mastercard", "Mastercard"),
                        ("jcb", "JCB"),
                        ("amex", "American Express"),
                        ("diners", "Diners Club"),
                        ("other", "Other"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "last_four",
                models.CharField(
                    blank=True, max_length=4, validators=[django.core.validators.RegexValidator("^[0-9]{4}\\Z")]
                ),
            ),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("received", "Received"),
                        ("advised", "Advised"),
                        ("contacted", "Card company contacted"),
                        ("referred", "Asked through the processor"),
                        ("accepted", "Reissue accepted"),
                        ("arrived", "New card arrived"),
                        ("moved", "Registrations moved"),
                        ("done", "Done"),
                        ("unwanted", "Not wanted"),
                        ("ineligible", "Not eligible"),
                        ("withdrawn", "Withdrawn"),
                        ("unreachable", "Unreachable"),
                        ("duplicate", "Duplicate"),
                    ],
                    default="received",
                    max_length=12,
                ),
            ),
            ("stage_on", models.DateField()),
            (
                "fee",
                models.CharField(
                    choices=[
                        ("unknown", "Unknown"),
                        ("waiver_advised", "Told of our request for a waiver"),
                        ("not_charged", "Not charged"),
                        ("charged", "Charged (claimed)"),
                        ("with_headquarters", "With headquarters"),
                        ("being_refunded", "Being refunded"),
                        ("refunded", "Refunded"),
                        ("out_of_scope", "Out of scope"),
                    ],
                    default="unknown",
                    max_length=20,
                ),
            ),
            (
                "fee_yen",
                models.PositiveIntegerField(
                    blank=True, null=True, validators=[django.core.validators.MaxValueValidator(99999)]
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reissues", to="inquiries.inquiry"
                ),
            ),
            (
                "issuer",
                models.ForeignKey(
                    blank=True,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="reissues",
                    to="inquiries.issuer",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["issuer", "stage", "fee", "stage_on", "fee_yen"], name="reissue_board"),
                models.Index(
                    condition=models.Q(
                        ("stage__in", ["done", "unwanted", "ineligible", "withdrawn", "unreachable", "duplicate"]),
                        _negated=True,
                    ),
                    fields=["id"],
                    name="reissue_under_way",
                ),
                models.Index(
                    condition=models.Q(("stage__in", ["contacted", "referred", "accepted"])),
                    fields=["stage_on", "id"],
                    name="reissue_no_word",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("last_four", ""), ("last_four__regex", "^[0-9]{4}$"), _connector="OR"),
                    name="only_last_four",
                ),
                models.CheckConstraint(
                    condition=models.Q(("fee_yen", None), ("fee_yen__lte", 99999), _connector="OR"), name="fee_is_a_fee"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Step",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("received", "Received"),
                        ("advised", "Advised"),
                        ("contacted", "Card company contacted"),
                        ("referred", "Asked through the processor"),
                        ("accepted", "Reissue accepted"),
                        ("arrived", "New card arrived"),
                        ("moved", "Registrations moved"),
                        ("done", "Done"),
                        ("unwanted", "Not wanted"),
                        ("ineligible", "Not eligible"),
                        ("withdrawn", "Withdrawn"),
                        ("unreachable", "Unreachable"),
                        ("duplicate", "Duplicate"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "reported_by",
                models.CharField(
                    choices=[
                        ("customer", "Customer"),
                        ("issuer", "Card company"),
                        ("processor", "Payment processor"),
                        ("us", "Us"),
                    ],
                    max_length=10,
                ),
            ),
            ("happened_on", models.DateField()),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "reissue",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="inquiries.reissue"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Retraction",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "step",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="retraction", to="inquiries.step"
                ),
            ),
        ],
    ),
    # fraud
    migrations.CreateModel(
        name="FraudReport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("charged_on", models.DateField()),
            ("yen", models.PositiveIntegerField()),
            ("merchant", models.CharField(blank=True, max_length=60)),
            (
                "brand",
                models.CharField(
                    blank=True,
                    choices=[
                        ("visa", "Visa"),
                        ("mastercard", "Mastercard"),
                        ("jcb", "JCB"),
                        ("amex", "American Express"),
                        ("diners", "Diners Club"),
                        ("other", "Other"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "last_four",
                models.CharField(
                    blank=True, max_length=4, validators=[django.core.validators.RegexValidator("^[0-9]{4}\\Z")]
                ),
            ),
            ("registered_on", models.DateField(null=True)),
            ("is_registered", models.BooleanField(default=True)),
            ("has_called", models.BooleanField(default=False)),
            ("police_number", models.CharField(blank=True, max_length=30)),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("received", "Received"),
                        ("advised", "Sent to the card company"),
                        ("investigated", "Card company investigates"),
                        ("cancelled", "Charge cancelled or refunded"),
                        ("not_covered", "Not covered by the card company"),
                        ("own_use", "Own use after all"),
                        ("claimed", "Put to our company"),
                        ("closed", "Ended"),
                        ("withdrawn", "Withdrawn"),
                        ("unreachable", "Unreachable"),
                        ("duplicate", "Recorded twice"),
                    ],
                    default="received",
                    max_length=12,
                ),
            ),
            ("stage_on", models.DateField()),
            (
                "decision",
                models.CharField(
                    blank=True,
                    choices=[
                        ("received", "Received"),
                        ("advised", "Sent to the card company"),
                        ("investigated", "Card company investigates"),
                        ("cancelled", "Charge cancelled or refunded"),
                        ("not_covered", "Not covered by the card company"),
                        ("own_use", "Own use after all"),
                        ("claimed", "Put to our company"),
                        ("closed", "Ended"),
                        ("withdrawn", "Withdrawn"),
                        ("unreachable", "Unreachable"),
                        ("duplicate", "Recorded twice"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "scope",
                models.CharField(
                    choices=[
                        ("earlier", "Charged before the announced window"),
                        ("never", "The card was never registered with us"),
                        ("unknown_then", "Charged before the card was registered with us"),
                        ("elsewhen", "The card was registered outside the announced window"),
                        ("within", "Within the announced window"),
                        ("no_window", "Cannot be told: the notice names no window for cards"),
                        ("no_day", "Cannot be told: nobody knows when the card was registered"),
                    ],
                    max_length=12,
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "alarm",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="fraud_report",
                    to="inquiries.escalation",
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="fraud_reports", to="inquiries.inquiry"
                ),
            ),
            (
                "issuer",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="fraud_reports",
                    to="inquiries.issuer",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["issuer", "stage", "stage_on"], name="fraud_board"),
                models.Index(fields=["at", "id"], name="fraud_by_time"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("last_four", ""), ("last_four__regex", "^[0-9]{4}$"), _connector="OR"),
                    name="fraud_four",
                ),
                models.CheckConstraint(
                    condition=models.Q(("yen__gte", 1), ("yen__lte", 99999999)), name="fraud_is_of_some_yen"
                ),
                models.CheckConstraint(
                    condition=models.Q(("is_registered", True), ("registered_on", None), _connector="OR"),
                    name="never_has_no_day",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="FraudStep",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("received", "Received"),
                        ("advised", "Sent to the card company"),
                        ("investigated", "Card company investigates"),
                        ("cancelled", "Charge cancelled or refunded"),
                        ("not_covered", "Not covered by the card company"),
                        ("own_use", "Own use after all"),
                        ("claimed", "Put to our company"),
                        ("closed", "Ended"),
                        ("withdrawn", "Withdrawn"),
                        ("unreachable", "Unreachable"),
                        ("duplicate", "Recorded twice"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "reported_by",
                models.CharField(
                    choices=[
                        ("customer", "Customer"),
                        ("issuer", "Card company"),
                        ("processor", "Payment processor"),
                        ("us", "Us"),
                    ],
                    max_length=10,
                ),
            ),
            ("happened_on", models.DateField()),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "fraud_report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="inquiries.fraudreport"
                ),
            ),
        ],
    ),
    # telephone
    migrations.CreateModel(
        name="CallLimit",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("minutes", models.PositiveSmallIntegerField()),
            ("warning_ja", models.TextField()),
            ("warning_en", models.TextField()),
            ("ending_ja", models.TextField()),
            ("ending_en", models.TextField()),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="some_time_to_talk")]
        },
    ),
    migrations.CreateModel(
        name="Extension",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=20, unique=True)),
            ("at", models.DateTimeField()),
            (
                "staff",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="extension", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Harassment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(db_index=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="harassment", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="TelephoneSystem",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=60)),
            ("digest", models.CharField(max_length=64, unique=True)),
            ("at", models.DateTimeField()),
            ("disconnected_at", models.DateTimeField(null=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    # arrival
    migrations.CreateModel(
        name="Call",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField()),
            ("offered_number", models.BooleanField(default=False)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="inquiries.inquiry"
                ),
            ),
            ("is_ended_by_us", models.BooleanField(default=False)),
            ("warned_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="Mailbox",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=120, unique=True)),
            ("known_since", models.DateTimeField()),
            ("opened_at", models.DateTimeField(null=True)),
            ("brought_at", models.DateTimeField(null=True)),
            ("failing_since", models.DateTimeField(null=True)),
            ("failure", models.CharField(blank=True, max_length=300)),
        ],
    ),
    migrations.CreateModel(
        name="Collection",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("began_at", models.DateTimeField(db_index=True)),
            ("last_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("seen", models.PositiveIntegerField(default=0)),
            ("difference", models.IntegerField(default=0)),
            ("settled_at", models.DateTimeField(null=True)),
            (
                "mailbox",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="collections", to="inquiries.mailbox"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("difference", 0), _negated=True),
                    fields=["began_at"],
                    name="collection_differing",
                )
            ]
        },
    ),
    migrations.CreateModel(
        name="Press",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("mark", models.CharField(max_length=64, unique=True)),
            ("at", models.DateTimeField(db_index=True)),
            (
                "led_to",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.inquiry"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Received",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(max_length=250)),
            ("source", models.CharField(blank=True, max_length=120)),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("imported", "New inquiry"),
                        ("appended", "Added to an inquiry"),
                        ("duplicate", "Seen before"),
                        ("automatic", "Written by a machine"),
                        ("quarantined", "Could not be read"),
                        ("refused", "Not taken in"),
                    ],
                    max_length=12,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=300)),
            ("sender", models.CharField(blank=True, max_length=254)),
            ("subject", models.CharField(blank=True, max_length=200)),
            ("size", models.PositiveIntegerField()),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ("settled_at", models.DateTimeField(null=True)),
            (
                "hint",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="ledger_rows",
                    to="inquiries.message",
                ),
            ),
            ("had_card_number", models.BooleanField(default=False)),
            ("mark", models.CharField(blank=True, max_length=64)),
            (
                "whereabouts",
                models.CharField(
                    blank=True,
                    choices=[
                        ("", "not kept"),
                        ("inbox", "still where it arrived"),
                        ("archive", "in the folder Archive"),
                        ("quarantine", "in the folder Quarantine"),
                        ("erased", "erased, for it held a card number"),
                        ("gone", "taken away by somebody else"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "collection",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="received",
                    to="inquiries.collection",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["at"], name="received_at"),
                models.Index(condition=models.Q(("whereabouts", "inbox")), fields=["at"], name="received_lying"),
                models.Index(
                    condition=models.Q(
                        models.Q(("outcome", "quarantined"), ("outcome", "refused"), _connector="OR"),
                        ("settled_at", None),
                    ),
                    fields=["at"],
                    name="received_needing_somebody",
                ),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("outcome__in", ["duplicate"]), _negated=True),
                    fields=("key",),
                    name="one_mail_taken_in_once",
                )
            ],
        },
    ),
    # learning
    migrations.CreateModel(
        name="Lesson",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("text", models.CharField(blank=True, max_length=400)),
            (
                "evidence",
                models.CharField(
                    choices=[
                        ("told", "answer told"),
                        ("sorted", "topic set by hand"),
                        ("put_away", "suggestion put away"),
                    ],
                    max_length=8,
                ),
            ),
            ("put_away", models.JSONField(default=list)),
            ("ranked", models.JSONField(default=list)),
            ("place", models.PositiveSmallIntegerField(null=True)),
            ("abstained", models.BooleanField()),
            ("is_silent", models.BooleanField()),
            ("at", models.DateTimeField(db_index=True)),
            (
                "state",
                models.CharField(
                    choices=[("waiting", "Waiting"), ("taught", "Taken"), ("refused", "Refused")],
                    default="waiting",
                    max_length=7,
                ),
            ),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "message",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="lesson", to="inquiries.message"
                ),
            ),
            (
                "topic",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.topic"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "at"], name="lesson_by_state")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(models.Q(("state", "refused"), _negated=True), ("text", ""), _connector="OR"),
                    name="refused_lesson_has_no_words",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "taught"), _negated=True), ("topic__isnull", False), _connector="OR"
                    ),
                    name="taught_lesson_has_topic",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state", "waiting"), ("decided_by__isnull", False), _connector="OR"),
                    name="somebody_decided_on_lesson",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Rejection",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(default=django.utils.timezone.now)),
            (
                "answer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="rejections", to="inquiries.answer"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="rejections", to="inquiries.inquiry"
                ),
            ),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("inquiry", "answer"), name="rejected_once")]},
    ),
    migrations.CreateModel(
        name="Training",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("made_at", models.DateTimeField(unique=True)),
            ("basis", models.CharField(max_length=64)),
            ("lessons", models.PositiveIntegerField()),
            ("figures", models.JSONField(default=dict)),
            ("is_in_force", models.BooleanField()),
            ("model", models.BinaryField()),
        ],
    ),
    # batch
    migrations.CreateModel(
        name="Batch",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("token", models.CharField(max_length=60, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("reply", "Answer by mail"),
                        ("take", "Take"),
                        ("give", "Give to"),
                        ("release", "Put back"),
                        ("topics", "Topics"),
                        ("priority", "Priority"),
                        ("hold", "Put on hold"),
                        ("resume", "End the hold"),
                        ("close", "Close"),
                        ("step", "Write down a step"),
                    ],
                    max_length=20,
                ),
            ),
            ("asked", models.JSONField(default=dict)),
            ("at", models.DateTimeField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("doing", "Under way"),
                        ("done", "Done"),
                        ("undoing", "Being undone"),
                        ("undone", "Undone"),
                    ],
                    default="doing",
                    max_length=10,
                ),
            ),
            ("claimed_until", models.DateTimeField(null=True)),
            ("finished_at", models.DateTimeField(null=True)),
            ("undone_at", models.DateTimeField(null=True)),
            (
                "by",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "undone_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["by", "id"], name="batch_of_staff"),
                models.Index(
                    condition=models.Q(("state__in", ["doing", "undoing"])), fields=["id"], name="batch_at_work"
                ),
            ]
        },
    ),
    migrations.CreateModel(
        name="Item",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("target", models.BigIntegerField()),
            ("fingerprint", models.CharField(blank=True, max_length=100)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("pending", "To do"),
                        ("done", "Done"),
                        ("left_out", "Left out"),
                        ("undone", "Undone"),
                        ("stays", "Could not be undone"),
                    ],
                    default="pending",
                    max_length=10,
                ),
            ),
            ("why", models.JSONField(default=dict)),
            ("kept", models.JSONField(default=dict)),
            ("newest_event", models.BigIntegerField(default=0)),
            (
                "batch",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="items",
                    to="inquiries.batch",
                ),
            ),
            (
                "dispatch",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="inquiries.dispatch"
                ),
            ),
            (
                "inquiry",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["batch", "state", "id"], name="item_of_batch")],
            "constraints": [models.UniqueConstraint(fields=("batch", "target"), name="once_in_a_batch")],
        },
    ),
]


class CreateModels(Operation):
    """Creates many tables, of which Django builds its classes once: one by one, each builds those before it anew."""

    def __init__(self, models: list[migrations.CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: Any) -> None:
        vars(state).pop("apps", None)
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Create every table"


class Migration(migrations.Migration):
    replaces = [
        ("inquiries", "0001_the_desk_opens"),
        ("inquiries", "0002_mailboxes_are_remembered"),
        ("inquiries", "0003_two_inquiries_become_one"),
        ("inquiries", "0004_know_a_mail_by_its_providers_name"),
        ("inquiries", "0005_files_are_read"),
        ("inquiries", "0006_what_was_kept_out_is_counted_at_once"),
        ("inquiries", "0007_say_what_is_never_said"),
        ("inquiries", "0008_what_topics_never_said_are_taboos"),
        ("inquiries", "0009_topics_hold_no_list_of_taboos"),
        ("inquiries", "0010_answers_have_variants_and_are_put_away"),
        ("inquiries", "0011_a_notice_is_proofed_and_what_was_told_corrected"),
        ("inquiries", "0012_answers_say_why_they_are_up_for_review"),
        ("inquiries", "0013_a_clause_can_be_split"),
        ("inquiries", "0014_it_learns_at_work"),
        ("inquiries", "0015_topics_name_whom_they_go_to"),
        ("inquiries", "0016_routes_tell_whom_they_mean"),
        ("inquiries", "0017_contacts_are_compared_with_one_dash"),
        ("inquiries", "0018_two_people_put_a_notice_in_force"),
        ("inquiries", "0019_nobody_guesses_codes"),
        ("inquiries", "0020_a_sample_is_marked"),
        ("inquiries", "0021_answers_carry_a_handling_note"),
        ("inquiries", "0022_answers_say_since_when_they_are_revised"),
        ("inquiries", "0023_answers_under_review_are_being_revised"),
        ("inquiries", "0024_turns_come_by_priority"),
        ("inquiries", "0025_inquiries_get_the_priority_of_their_topics"),
        ("inquiries", "0026_what_is_handed_on_is_kept_with_its_answer"),
        ("inquiries", "0027_what_was_handed_on_names_its_owner"),
        ("inquiries", "0028_a_version_says_when_it_was_loaded"),
        ("inquiries", "0029_answers_are_sent_back_and_approvals_taken_back"),
        ("inquiries", "0030_the_company_speaks_beside_the_notice"),
        ("inquiries", "0031_acknowledgements_keep_a_pace"),
        ("inquiries", "0032_topics_are_guessed"),
        ("inquiries", "0033_what_nobody_sorted_awaits_a_guess"),
        ("inquiries", "0034_the_heart_beats"),
        ("inquiries", "0035_what_the_notice_says_against_a_taboo"),
        ("inquiries", "0036_identifiers_are_kept_whole"),
        ("inquiries", "0037_mail_addresses_have_one_spelling"),
        ("inquiries", "0038_a_mail_names_who_else_may_be_answered"),
        ("inquiries", "0039_a_form_names_who_filled_it_in"),
        ("inquiries", "0040_some_sentences_hold_from_a_day_only"),
        ("inquiries", "0041_a_message_leads_to_its_rows_of_the_ledger"),
        ("inquiries", "0042_a_draft_keeps_what_was_put_into_it"),
        ("inquiries", "0043_what_needs_somebody_is_found_by_index"),
        ("inquiries", "0044_the_use_of_answers_is_counted_by_index"),
        ("inquiries", "0045_the_incident_team_has_one_name"),
        ("inquiries", "0046_inquiries_keep_how_they_stand"),
        ("inquiries", "0047_how_inquiries_stand_is_copied"),
        ("inquiries", "0048_lists_are_found_by_index"),
        ("inquiries", "0050_everything_said_is_found_by_an_index"),
        ("inquiries", "0051_words_of_a_third_party_are_found_by_their_address"),
        ("inquiries", "0052_names_are_compared_without_variants"),
        ("inquiries", "0053_how_often_answers_are_used_is_counted"),
        ("inquiries", "0054_claims_lapse"),
        ("inquiries", "0055_harassing_callers_are_marked"),
        ("inquiries", "0056_many_at_once"),
        ("inquiries", "0057_replies_carry_files"),
        ("inquiries", "0058_inquiries_say_when_they_changed"),
        ("inquiries", "0059_when_inquiries_changed_is_copied"),
        ("inquiries", "0060_lists_in_another_order_are_found_by_index"),
        ("inquiries", "0061_colleagues_are_mentioned"),
        ("inquiries", "0062_telephone_systems_say_who_rings"),
        ("inquiries", "0063_the_list_of_affected_people_is_stored_blind"),
        ("inquiries", "0064_a_form_sent_twice_is_known"),
        ("inquiries", "0065_colleagues_have_skills"),
        ("inquiries", "0066_lists_are_saved_under_a_name"),
        ("inquiries", "0067_rows_are_laid_out_for_one_person"),
        ("inquiries", "0068_a_list_of_affected_people_comes_in"),
        ("inquiries", "0069_steps_are_taken_back"),
        ("inquiries", "0070_people_are_looked_up_in_the_list"),
        ("inquiries", "0071_many_cards_take_a_step"),
        ("inquiries", "0072_contacts_prove_who_they_are"),
        ("inquiries", "0073_charges_that_customers_do_not_know"),
        ("inquiries", "0074_cards_without_word_are_found_by_index"),
    ]

    initial = True

    dependencies = []

    operations = [CreateModels(TABLES), migrations.RunPython(prepare, drop)]
