"""What rows of the list show, for each person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import inquiries.models.desk.layout


class Migration(migrations.Migration):
    """One table, empty at first."""

    dependencies = [
        ("inquiries", "0066_lists_are_saved_under_a_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Layout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_dense", models.BooleanField(default=False)),
                ("without", models.JSONField(default=inquiries.models.desk.layout.usual)),
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
    ]
