"""How a contact has proved who they are is a record that runs out."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table instead of a figure that nothing ever set."""

    dependencies = [
        ("inquiries", "0071_many_cards_take_a_step"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="contact",
            name="verification",
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Not verified"),
                            (1, "Called back on the registered number"),
                            (2, "One-time code to the registered address"),
                        ]
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("value", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verifications",
                        to="inquiries.contact",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inquiries.inquiry"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["contact", "expires_at"], name="verification_of_contact")],
            },
        ),
    ]
