"""After how many days without a word a card is listed is set at the desk."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table of one row."""

    dependencies = [
        ("inquiries", "0075_reissues_say_how_they_began"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoWordLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField()),
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
                    models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="some_days_without_word")
                ],
            },
        ),
    ]
