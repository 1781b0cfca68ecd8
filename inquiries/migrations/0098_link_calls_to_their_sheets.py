"""Calls of card companies that name the number of a sheet are about that sheet; other words stay as they were typed."""

import unicodedata

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def link(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    calls, sheets = (apps.get_model("inquiries", name).objects.using(database) for name in ("IssuerCall", "Sheet"))
    for one in calls.filter(about_sheet=None).exclude(sheet="").only("issuer_id", "sheet").iterator():
        number = unicodedata.normalize("NFKC", one.sheet).strip()
        if number.isascii() and number.isdigit() and len(number) < 10:
            found = sheets.filter(issuer=one.issuer_id, number=int(number)).first()
            if found:
                calls.filter(pk=one.pk).update(about_sheet=found)


class Migration(migrations.Migration):
    """Data. On the way back the column goes; what was typed stands in its own."""

    dependencies = [("inquiries", "0097_refer_a_call_to_its_sheet")]
    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
