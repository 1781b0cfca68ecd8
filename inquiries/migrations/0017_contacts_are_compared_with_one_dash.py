"""Names are compared with one dash for all of them, the long vowel among them: the copy that is searched is made anew."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from inquiries.search import folded

AT_ONCE = 1_000


def fold(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """From what was typed, which stays."""
    contacts = apps.get_model("inquiries", "Contact").objects
    batch = []
    for contact in contacts.only("name", "kana", "company", "search_name").iterator(AT_ONCE):
        contact.search_name = folded(f"{contact.name} {contact.kana} {contact.company}")[:300]
        batch.append(contact)
        if len(batch) == AT_ONCE:
            contacts.bulk_update(batch, ["search_name"])
            batch = []
    contacts.bulk_update(batch, ["search_name"])


class Migration(migrations.Migration):
    """Data."""

    dependencies = [("inquiries", "0016_routes_tell_whom_they_mean")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
