"""A third party's mail address finds the inquiry in which they wrote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index of few rows."""

    dependencies = [("inquiries", "0050_everything_said_is_found_by_an_index")]
    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("from_third_party", True)),
                fields=["sender_address"],
                name="message_of_third_party",
            ),
        ),
    ]
