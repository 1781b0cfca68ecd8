"""A form that is sent twice, because its first answer was lost, is known by the one-time key in it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One row for each form sent, for a day."""

    dependencies = [("inquiries", "0063_the_list_of_affected_people_is_stored_blind")]
    operations = [
        migrations.CreateModel(
            name="Press",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "led_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="inquiries.inquiry",
                    ),
                ),
            ],
        ),
    ]
