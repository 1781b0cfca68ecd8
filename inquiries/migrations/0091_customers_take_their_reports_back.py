"""A customer takes back what they reported, and may say late that the old card was stopped."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two fields."""

    dependencies = [("inquiries", "0090_lines_looked_into_are_put_back")]

    operations = [
        migrations.AlterField(
            model_name="retraction",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="snag",
            name="kind",
            field=models.CharField(
                choices=[
                    ("early", "New card before the old one was stopped"),
                    ("late", "Old card reported as stopped after the new one had come"),
                    ("refused", "The card company refused"),
                ],
                max_length=10,
            ),
        ),
    ]
