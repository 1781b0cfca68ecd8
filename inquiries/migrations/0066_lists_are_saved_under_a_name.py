"""Lists of inquiries are saved under a name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table, empty at first."""

    dependencies = [
        ("inquiries", "0065_colleagues_have_skills"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("asked", models.JSONField(default=dict)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="saved_view_once_a_person"),
                    models.UniqueConstraint(
                        condition=models.Q(("owner", None)), fields=("name",), name="shared_view_once"
                    ),
                ],
            },
        ),
    ]
