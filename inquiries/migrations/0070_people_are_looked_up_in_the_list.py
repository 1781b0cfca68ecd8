"""Somebody is looked up in the list of affected people, and each look-up counts as a sighting."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table; a sighting may have no inquiry yet."""

    dependencies = [
        ("inquiries", "0069_steps_are_taken_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lookup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("mail", "Mail address"), ("phone", "Telephone number"), ("member", "Member ID")],
                        max_length=10,
                    ),
                ),
                ("value", models.BinaryField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("listed", "Listed"),
                            ("not_listed", "Not listed"),
                            ("cannot_confirm", "Cannot be confirmed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("cohorts", models.JSONField(default=list)),
                (
                    "because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_roster", "No list of affected people is in force."),
                            ("wrong_keys", "The list cannot be opened with the keys in use."),
                            ("no_windows", "The notice in force names no windows."),
                            ("several", "Several people have this value, and not all are affected alike."),
                            ("undetermined", "The days in the list do not tell it."),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AlterField(
            model_name="sighting",
            name="contact",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="inquiries.contact"
            ),
        ),
        migrations.AlterField(
            model_name="sighting",
            name="field",
            field=models.CharField(
                choices=[
                    ("address", "Mail address"),
                    ("phone", "Telephone number"),
                    ("lookup", "Look-up in the list of affected people"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="sighting",
            name="inquiry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to="inquiries.inquiry"
            ),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("field", "lookup"),
                    models.Q(("contact__isnull", False), ("inquiry__isnull", False)),
                    _connector="OR",
                ),
                name="details_are_of_an_inquiry",
            ),
        ),
        migrations.AddField(
            model_name="lookup",
            name="inquiry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="lookups", to="inquiries.inquiry"
            ),
        ),
        migrations.AddField(
            model_name="lookup",
            name="roster",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.roster"
            ),
        ),
        migrations.AddField(
            model_name="lookup",
            name="sighting",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="lookup", to="inquiries.sighting"
            ),
        ),
        migrations.AddField(
            model_name="lookup",
            name="version",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.version"
            ),
        ),
        migrations.AddIndex(
            model_name="lookup",
            index=models.Index(fields=["inquiry", "at"], name="lookup_of_inquiry"),
        ),
    ]
