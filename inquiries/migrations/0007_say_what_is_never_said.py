import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0006_what_was_kept_out_is_counted_at_once")]

    operations = [
        migrations.AddField("topic", "asked_en", models.CharField(blank=True, max_length=120)),
        migrations.AddField("topic", "asked_ja", models.CharField(blank=True, max_length=80)),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opening", models.TextField(blank=True)),
                ("silence", models.TextField(blank=True)),
                ("next_step", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wordings", to="inquiries.answer"
                    ),
                ),
                (
                    "by",
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
            name="Taboo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=80)),
                ("because", models.CharField(blank=True, max_length=300)),
                ("instead", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taboos",
                        to="inquiries.topic",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "words"), name="taboo_once_a_topic"),
                    models.UniqueConstraint(
                        condition=models.Q(("topic", None)), fields=("words",), name="general_taboo_once"
                    ),
                ]
            },
        ),
    ]
