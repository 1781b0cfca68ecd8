"""Supervisors set what a person takes first."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody has skills at first: the next inquiry comes by priority and due time."""

    dependencies = [("inquiries", "0064_a_form_sent_twice_is_known")]
    operations = [
        migrations.CreateModel(
            name="Skill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(blank=True, max_length=5)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skills",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="inquiries.topic",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("topic__isnull", False)),
                        fields=("staff", "topic"),
                        name="one_skill_of_a_topic",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("topic", None)),
                        fields=("staff", "language"),
                        name="one_skill_of_a_language",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("language__gt", ""), ("topic", None)),
                            models.Q(("language", ""), ("topic__isnull", False)),
                            _connector="OR",
                        ),
                        name="skill_of_a_topic_or_a_language",
                    ),
                ],
            },
        ),
    ]
