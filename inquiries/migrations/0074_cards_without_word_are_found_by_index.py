"""Cards of which nobody has said anything for long are found by index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index."""

    dependencies = [
        ("inquiries", "0073_charges_that_customers_do_not_know"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="reissue",
            index=models.Index(
                condition=models.Q(("stage__in", ["contacted", "referred", "accepted"])),
                fields=["stage_on", "id"],
                name="reissue_no_word",
            ),
        ),
    ]
