from django.db import migrations

from inquiries.models.record.guards import install, remove


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0101_seal_what_happened_before"),
    ]

    operations = [migrations.RunPython(install, remove, elidable=False)]
