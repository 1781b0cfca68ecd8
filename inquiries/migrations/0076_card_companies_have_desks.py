"""Card companies are found by other names, and have desks whose numbers somebody confirms."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0075_taboos_hold_for_some_cohorts"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuerDesk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lost", "Lost and stolen cards"),
                            ("reissue", "Reissue"),
                            ("dispute", "Unknown charges"),
                            ("members", "Members in general"),
                            ("corporate", "Corporate cards"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("weekdays", models.CharField(blank=True, max_length=36)),
                ("saturdays", models.CharField(blank=True, max_length=36)),
                ("sundays", models.CharField(blank=True, max_length=36)),
                ("holidays", models.CharField(blank=True, max_length=36)),
                ("closed_on", models.CharField(blank=True, max_length=300)),
                ("languages", models.CharField(blank=True, max_length=60)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("checked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="issuer",
            name="brands",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="issuer",
            name="is_in_directory",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="issuer",
            name="kana",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="issuer",
            name="sheet_address",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="issuer",
            name="sheet_to",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="issuer",
            name="spellings",
            field=models.TextField(blank=True, max_length=500),
        ),
        migrations.AddIndex(
            model_name="issuer",
            index=models.Index(fields=["order", "name", "id"], name="issuer_in_order"),
        ),
        migrations.AddField(
            model_name="issuerdesk",
            name="checked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="issuerdesk",
            name="issuer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="desks", to="inquiries.issuer"
            ),
        ),
        migrations.AddConstraint(
            model_name="issuerdesk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checked_at", None), ("checked_by", None)),
                    models.Q(
                        ("checked_at__isnull", False),
                        ("checked_by__isnull", False),
                        models.Q(("phone", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="who_checked_a_desk_says_when",
            ),
        ),
    ]
