"""A supervisor sets after how long without work a claim lapses."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One row, which is not there until somebody sets the time."""

    dependencies = [("inquiries", "0053_how_often_answers_are_used_is_counted")]
    operations = [
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
                        condition=models.Q(("minutes", None), ("minutes__gt", 0), _connector="OR"),
                        name="some_idle_time",
                    )
                ],
            },
        ),
    ]
