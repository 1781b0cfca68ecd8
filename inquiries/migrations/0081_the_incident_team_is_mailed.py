"""The incident team is mailed when it is asked about a charge that the notice cannot explain."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which escalation a mail is about, and the kind of such mails."""

    dependencies = [
        ("inquiries", "0080_many_are_called_and_reminded"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="escalation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="alarms",
                to="inquiries.escalation",
            ),
        ),
        migrations.AlterField(
            model_name="dispatch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reply", "Reply"),
                    ("acknowledgement", "Acknowledgement"),
                    ("link", "Link"),
                    ("alarm", "Alarm to the incident team"),
                ],
                max_length=20,
            ),
        ),
    ]
