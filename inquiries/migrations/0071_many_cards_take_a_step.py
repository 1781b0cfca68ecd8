"""Many cards take a step at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One kind more; no row changes."""

    dependencies = [
        ("inquiries", "0070_people_are_looked_up_in_the_list"),
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
                ],
                max_length=20,
            ),
        ),
    ]
