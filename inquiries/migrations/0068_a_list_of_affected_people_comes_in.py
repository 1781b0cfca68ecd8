"""A list of affected people comes in by stages, its file encrypted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Three empty tables."""

    dependencies = [
        ("inquiries", "0067_rows_are_laid_out_for_one_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("fields", models.JSONField()),
            ],
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
                "constraints": [
                    models.UniqueConstraint(fields=("roster_import", "number"), name="one_piece_per_number")
                ],
            },
        ),
    ]
