"""Every address and telephone number by which rows are found gets its hash; nothing is encrypted yet.

The version before goes on writing rows without one. So a database that is in use begins its interim.
"""

from itertools import count
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from inquiries.models.locking import hashed

FOUND_BY = {
    "MailAddress": "address",
    "Phone": "number",
    "Message": "sender_address",
    "Participant": "address",
    "Dispatch": "to_address",
}
IN_USE = [*FOUND_BY, "Received", "Staff"]
AT_ONCE = 500


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for model, column in FOUND_BY.items():
        after = 0
        for _portion in count():
            with transaction.atomic():
                rows = apps.get_model("inquiries", model).objects.select_for_update().filter(pk__gt=after)
                some = list(rows.order_by("pk").only("pk", column)[:AT_ONCE])
                _fill(rows, some, column)
            if not some:
                break
            after = some[-1].pk


def _fill(rows: Any, some: list[Any], column: str) -> None:
    written = [row for row in some if getattr(row, column)]
    for row in written:
        setattr(row, f"{column}_hash", hashed(getattr(row, column)))
    rows.model.objects.bulk_update(written, [f"{column}_hash"])


def begin(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    if any(apps.get_model("inquiries", model).objects.exists() for model in IN_USE):
        apps.get_model("inquiries", "Interim").objects.get_or_create(pk=1, defaults={"since": timezone.now()})


class Migration(migrations.Migration):
    """Data, some hundred rows at a time, so that nobody waits. On the way back the columns go."""

    atomic = False
    dependencies = [("inquiries", "0106_addresses_and_telephones_can_be_encrypted")]
    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
