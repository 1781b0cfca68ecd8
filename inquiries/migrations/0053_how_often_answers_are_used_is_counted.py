"""How often answers are used is counted when a message is recorded; those recorded before are counted here."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import TruncDate


def count(apps: Any, schema_editor: Any) -> None:
    """The messages of each topic, cohort and day."""
    rows = {name: apps.get_model("inquiries", name).objects.using(schema_editor.connection.alias) for name in KINDS}
    days = rows["Topic"].filter(answers__quotations__isnull=False).values("pk", "answers__cohort", day=DAY).order_by()
    counts = days.annotate(count=models.Count("answers__quotations__message", distinct=True))
    rows["Use"].bulk_create(
        rows["Use"].model(topic_id=topic, cohort=cohort, day=day, count=times)
        for topic, cohort, day, times in counts.values_list("pk", "answers__cohort", "day", "count")
    )


KINDS = ("Topic", "Use")
DAY = TruncDate("answers__quotations__message__at")


class Migration(migrations.Migration):
    """A hundred thousand inquiries take some seconds."""

    dependencies = [("inquiries", "0052_names_are_compared_without_variants")]
    operations = [
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "cohort", "day"), name="use_counted_once"),
                ],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
