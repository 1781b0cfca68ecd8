"""The lists of inquiries in another order: by when they came in, and by when they changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes alone."""

    dependencies = [
        ("inquiries", "0059_when_inquiries_changed_is_copied"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(fields=["changed_at", "id"], name="inquiry_changed"),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                condition=models.Q(("late_at__isnull", False)),
                fields=["received_at", "id"],
                name="inquiry_owed_received",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                condition=models.Q(("late_at__isnull", False)), fields=["changed_at", "id"], name="inquiry_owed_changed"
            ),
        ),
    ]
