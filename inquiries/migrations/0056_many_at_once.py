"""Many inquiries are handled at once, and it stands there what became of each."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two new tables; nothing that was there changes."""

    dependencies = [
        ("inquiries", "0055_harassing_callers_are_marked"),
    ]

    operations = [
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="inquiries.dispatch",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.inquiry"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(fields=["by", "id"], name="batch_of_staff"),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("state__in", ["doing", "undoing"])), fields=["id"], name="batch_at_work"
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["batch", "state", "id"], name="item_of_batch"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("batch", "target"), name="once_in_a_batch"),
        ),
    ]
