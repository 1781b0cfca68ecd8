"""Addresses that were stored as somebody wrote them get the spelling under which they are looked for."""

from typing import Any

from django.db import IntegrityError, migrations, transaction

from inquiries.mail_address import plain_address

ODD = r"[A-Z]|[^ -~]|[^a-z0-9_]$"
FIELDS = {
    "MailAddress": "address",
    "Participant": "address",
    "Message": "sender_address",
    "Received": "sender",
    "Dispatch": "to_address",
}


def respell(apps: Any, schema_editor: Any) -> None:
    """All that hold one address and nothing else; of two that turn out to be one, one row is enough."""
    for model, field in FIELDS.items():
        rows = apps.get_model("inquiries", model).objects.using(schema_editor.connection.alias)
        odd = rows.filter(**{f"{field}__contains": "@", f"{field}__regex": ODD})
        for pk, written in list(odd.values_list("pk", field)):
            if len(written.split()) != 1 or (plain := plain_address(written)) == written:
                continue
            try:
                with transaction.atomic(using=schema_editor.connection.alias):
                    rows.filter(pk=pk).update(**{field: plain})
            except IntegrityError:
                rows.filter(pk=pk).delete()


class Migration(migrations.Migration):
    """Data. On the way back the one spelling is as good as any."""

    dependencies = [("inquiries", "0036_identifiers_are_kept_whole")]
    operations = [migrations.RunPython(respell, migrations.RunPython.noop)]
