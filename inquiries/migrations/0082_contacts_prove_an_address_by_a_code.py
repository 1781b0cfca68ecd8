"""A contact proves an address by a code that is mailed to it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table, and the mail that carries the code."""

    dependencies = [
        ("inquiries", "0081_the_incident_team_is_mailed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dispatch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reply", "Reply"),
                    ("acknowledgement", "Acknowledgement"),
                    ("link", "Link"),
                    ("alarm", "Alarm to the incident team"),
                    ("code", "One-time code"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BinaryField()),
                ("salt", models.BinaryField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("posted_at", models.DateTimeField(null=True)),
                ("person", models.PositiveBigIntegerField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="one_time_codes",
                        to="inquiries.inquiry",
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.roster"
                    ),
                ),
                (
                    "sighting",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="one_time_code",
                        to="inquiries.sighting",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="dispatch",
            name="one_time_code",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dispatch",
                to="inquiries.onetimecode",
            ),
        ),
        migrations.AddIndex(
            model_name="onetimecode",
            index=models.Index(condition=models.Q(("posted_at", None)), fields=["expires_at"], name="code_to_mail"),
        ),
        migrations.AddIndex(
            model_name="onetimecode",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person", "posted_at"], name="code_of_person"
            ),
        ),
        migrations.AddIndex(
            model_name="onetimecode",
            index=models.Index(fields=["value", "posted_at"], name="code_to_address"),
        ),
    ]
