"""Card companies telephone, and one says that it knows of no waived fee."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [
        ("inquiries", "0083_codes_are_given_once_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuerCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caller", models.CharField(blank=True, max_length=60)),
                ("department", models.CharField(blank=True, max_length=60)),
                ("callback_number", models.CharField(blank=True, max_length=40)),
                ("sheet", models.CharField(blank=True, max_length=40)),
                ("said", models.TextField(max_length=5000)),
                ("promised", models.CharField(blank=True, max_length=500)),
                ("promised_on", models.DateField(null=True)),
                ("kept_at", models.DateTimeField(null=True)),
                ("began_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("about", models.ManyToManyField(related_name="issuer_calls", to="inquiries.inquiry")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="inquiries.issuer",
                    ),
                ),
                (
                    "kept_by",
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
            name="UnknownWaiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reported_by",
                    models.CharField(
                        choices=[
                            ("customer", "Customer"),
                            ("issuer", "Card company"),
                            ("processor", "Payment processor"),
                            ("us", "Us"),
                        ],
                        max_length=12,
                    ),
                ),
                ("said_by", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unknown_waivers",
                        to="inquiries.issuercall",
                    ),
                ),
                (
                    "escalation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unknown_waiver",
                        to="inquiries.escalation",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unknown_waivers",
                        to="inquiries.issuer",
                    ),
                ),
                (
                    "reissue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unknown_waivers",
                        to="inquiries.reissue",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="issuercall",
            index=models.Index(fields=["issuer", "at", "id"], name="issuer_call_of_issuer"),
        ),
        migrations.AddIndex(
            model_name="issuercall",
            index=models.Index(fields=["at", "id"], name="issuer_call_newest"),
        ),
        migrations.AddIndex(
            model_name="issuercall",
            index=models.Index(
                condition=models.Q(("kept_at", None), ("promised_on__isnull", False)),
                fields=["promised_on"],
                name="issuer_call_promising",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuercall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("promised", ""), ("promised_on", None)),
                    models.Q(models.Q(("promised", ""), _negated=True), ("promised_on__isnull", False)),
                    _connector="OR",
                ),
                name="what_is_promised_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="issuercall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_at", None), ("kept_by", None)),
                    models.Q(("kept_at__isnull", False), ("kept_by__isnull", False)),
                    _connector="OR",
                ),
                name="who_kept_a_promise_says_when",
            ),
        ),
        migrations.AddIndex(
            model_name="unknownwaiver",
            index=models.Index(fields=["issuer", "at", "id"], name="unknown_waiver_of_issuer"),
        ),
        migrations.AddConstraint(
            model_name="unknownwaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("escalation", None), ("reissue", None)),
                    models.Q(("escalation__isnull", False), ("reissue__isnull", False)),
                    _connector="OR",
                ),
                name="word_is_owed_for_a_card",
            ),
        ),
        migrations.AddConstraint(
            model_name="unknownwaiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reported_by__in", ("customer", "issuer"))), name="no_waiver_is_unknown_to_us"
            ),
        ),
    ]
