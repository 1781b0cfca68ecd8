"""Inquiries from before take over what their states say, in one statement."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Case, Exists, OuterRef, Subquery, Value, When


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    database = schema_editor.connection.alias
    assignments, closures, holds, merges = (
        apps.get_model("inquiries", name).objects.using(database).filter(inquiry=OuterRef("pk"))
        for name in ("Assignment", "Closure", "Hold", "Merge")
    )
    apps.get_model("inquiries", "Inquiry").objects.using(database).update(
        standing=Case(
            When(Exists(merges), then=Value("merged")),
            When(Exists(closures), then=Value("closed")),
            When(Exists(holds), then=Value("held")),
            default=Value("open"),
        ),
        owner=Subquery(assignments.values("staff")),
        held_until=Subquery(holds.values("until")),
    )


class Migration(migrations.Migration):
    """Data. On the way back the columns go, and the states are as they were."""

    dependencies = [("inquiries", "0046_inquiries_keep_how_they_stand")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
