"""A call says whether the caller was warned and who ended it; its inquiry is marked for whoever speaks to them next."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns of calls, the marks, and the one row of the limit, which is not there until somebody sets it."""

    dependencies = [("inquiries", "0054_claims_lapse")]
    operations = [
        migrations.AddField("call", "is_ended_by_us", models.BooleanField(default=False)),
        migrations.AddField("call", "warned_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Harassment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "inquiry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="harassment", to="inquiries.inquiry"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CallLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minutes", models.PositiveSmallIntegerField()),
                ("warning_ja", models.TextField()),
                ("warning_en", models.TextField()),
                ("ending_ja", models.TextField()),
                ("ending_en", models.TextField()),
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
                    models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="some_time_to_talk")
                ],
            },
        ),
    ]
