"""A note mentions colleagues."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Notes from before mention nobody."""

    dependencies = [("inquiries", "0060_lists_in_another_order_are_found_by_index")]
    operations = [
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
    ]
