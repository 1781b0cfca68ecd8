"""Inquiries from before changed when the last event of their history happened."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    events = apps.get_model("inquiries", "Event").objects.using(database).filter(inquiry=OuterRef("pk"))
    last = Subquery(events.order_by("-at").values("at")[:1])
    apps.get_model("inquiries", "Inquiry").objects.using(database).update(changed_at=Coalesce(last, F("received_at")))


class Migration(migrations.Migration):
    """Data. On the way back the column goes."""

    dependencies = [("inquiries", "0058_inquiries_say_when_they_changed")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
