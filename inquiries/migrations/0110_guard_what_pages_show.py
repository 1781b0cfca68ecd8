"""SQLite has made the table anew, and lost what refuses to rewrite it."""

from django.db import migrations

from inquiries.models.record.guards import install


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0109_what_pages_show_is_on_record")]

    operations = [migrations.RunPython(install, install, elidable=False)]
