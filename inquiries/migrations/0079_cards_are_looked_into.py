"""Reports on cards that somebody has to look into."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [
        ("inquiries", "0078_days_without_word_are_set"),
    ]

    operations = [
        migrations.CreateModel(
            name="Snag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("early", "New card before the old one was stopped"),
                            ("refused", "The card company refused"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reported_by",
                    models.CharField(
                        choices=[
                            ("customer", "Customer"),
                            ("issuer", "Card company"),
                            ("processor", "Payment processor"),
                            ("us", "Us"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
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
                    "reissue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="snags", to="inquiries.reissue"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="snag", to="inquiries.step"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("settled_at", None)), fields=["kind", "reissue"], name="snag_open")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("reissue", "kind"),
                        name="one_open_snag_of_a_kind",
                    )
                ],
            },
        ),
    ]
