"""Calls are promised to many at once, and many are asked by mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The two kinds."""

    dependencies = [
        ("inquiries", "0079_cards_are_looked_into"),
    ]

    operations = [
        migrations.AlterField(
            model_name="batch",
            name="kind",
            field=models.CharField(
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
                    ("call", "Promise a call"),
                    ("remind", "Ask by mail how far it is"),
                ],
                max_length=20,
            ),
        ),
    ]
