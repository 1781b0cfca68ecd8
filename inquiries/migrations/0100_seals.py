import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import inquiries.models.event


def _salt(model: str) -> list[Operation]:
    """Null in all rows of before: the next migration gives each its own. A default would be one for all of them."""
    salted = models.BinaryField(default=inquiries.models.event.make_salt, null=True)
    return [
        migrations.AddField(model_name=model, name="salt", field=models.BinaryField(null=True)),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(model_name=model, name="salt", field=salted)]
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0099_watch_for_outages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sighting",
            name="contact",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="sightings",
                to="inquiries.contact",
            ),
        ),
        *_salt("event"),
        *_salt("sighting"),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("table", models.CharField(max_length=10)),
                ("after", models.PositiveBigIntegerField()),
                ("last", models.PositiveBigIntegerField()),
                ("marks", models.BinaryField()),
                ("hash_before", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["table", "last"], name="seal_of_table")],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=10)),
                ("key", models.PositiveBigIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("masked", "a card number or code was masked"),
                            ("erased", "a person was erased"),
                        ],
                        max_length=10,
                    ),
                ),
                ("before", models.BinaryField()),
                ("after", models.BinaryField()),
                ("salt", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["table", "key"], name="redaction_of_row")],
            },
        ),
        migrations.CreateModel(
            name="Audit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(default="", max_length=64)),
                ("rows", models.PositiveBigIntegerField(default=0)),
                ("redacted", models.PositiveBigIntegerField(default=0)),
                ("found", models.PositiveBigIntegerField(default=0)),
                ("differences", models.JSONField(default=list)),
            ],
        ),
    ]
