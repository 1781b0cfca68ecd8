"""The list of affected people: lists, their people as HMACs, and the key of these, encrypted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Three empty tables."""

    dependencies = [
        ("inquiries", "0062_telephone_systems_say_who_rings"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlindKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Roster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("fingerprint", models.BinaryField(default=bytes)),
                ("begun_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(null=True)),
                ("is_in_force", models.BooleanField(default=False)),
                ("alone_because", models.CharField(blank=True, max_length=300)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "blind_key",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rosters",
                        to="inquiries.blindkey",
                    ),
                ),
                (
                    "counted_for",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inquiries.version"
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RosterEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("member", models.BinaryField(null=True)),
                ("mail", models.BinaryField(null=True)),
                ("other_mail", models.BinaryField(null=True)),
                ("phone", models.BinaryField(null=True)),
                ("other_phone", models.BinaryField(null=True)),
                ("address", models.BinaryField(null=True)),
                ("registered_on", models.DateField(null=True)),
                ("changed_on", models.DateField(null=True)),
                ("card_registered_on", models.DateField(null=True)),
                ("card_used_on", models.DateField(null=True)),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="inquiries.roster"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="roster",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_in_force", True)), fields=("is_in_force",), name="one_roster_in_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="roster",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prepared_by", None),
                    ("accepted_by", None),
                    models.Q(("prepared_by", models.F("accepted_by")), _negated=True),
                    models.Q(("alone_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="two_people_for_a_roster",
            ),
        ),
        migrations.AddIndex(
            model_name="rosterentry",
            index=models.Index(condition=models.Q(("mail__isnull", False)), fields=["mail"], name="entry_by_mail"),
        ),
        migrations.AddIndex(
            model_name="rosterentry",
            index=models.Index(
                condition=models.Q(("other_mail__isnull", False)), fields=["other_mail"], name="entry_by_other_mail"
            ),
        ),
        migrations.AddIndex(
            model_name="rosterentry",
            index=models.Index(condition=models.Q(("phone__isnull", False)), fields=["phone"], name="entry_by_phone"),
        ),
        migrations.AddIndex(
            model_name="rosterentry",
            index=models.Index(
                condition=models.Q(("other_phone__isnull", False)), fields=["other_phone"], name="entry_by_other_phone"
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterentry",
            constraint=models.UniqueConstraint(fields=("roster", "member"), name="member_once_in_a_roster"),
        ),
        migrations.AddConstraint(
            model_name="rosterentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mail", None),
                    ("member", None),
                    ("other_mail", None),
                    ("other_phone", None),
                    ("phone", None),
                    _negated=True,
                ),
                name="entry_can_be_found",
            ),
        ),
    ]
