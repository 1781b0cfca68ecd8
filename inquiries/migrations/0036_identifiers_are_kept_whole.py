"""A Message-ID may be as long as a line of a mail; cut, it names nothing."""

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Length

BEFORE = 250


def forget_long_ones(apps: Any, schema_editor: Any) -> None:
    """There was no room for them."""
    messages = apps.get_model("inquiries", "Message").objects.using(schema_editor.connection.alias)
    messages.annotate(length=Length("mail_id")).filter(length__gt=BEFORE).update(mail_id="")


class Migration(migrations.Migration):
    """Room, and on the way back what no longer fits."""

    dependencies = [("inquiries", "0035_what_the_notice_says_against_a_taboo")]
    operations = [
        migrations.AlterField(
            model_name="message",
            name="mail_id",
            field=models.CharField(blank=True, db_index=True, max_length=998),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_long_ones),
    ]
