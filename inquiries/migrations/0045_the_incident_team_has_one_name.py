"""Topics that were set up when the incident team was also called 照会の担当 get the name that answers use."""

from typing import Any

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace


def rename(apps: Any, schema_editor: Any) -> None:
    """In the routes alone: the words of answers are approved as they stand."""
    topics = apps.get_model("inquiries", "Topic").objects.using(schema_editor.connection.alias)
    topics.filter(route__contains="照会の担当").update(
        route=Replace(F("route"), Value("照会の担当"), Value("調査の担当"))
    )


class Migration(migrations.Migration):
    """Data. On the way back the new name is understood as well."""

    dependencies = [("inquiries", "0044_the_use_of_answers_is_counted_by_index")]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop, elidable=True)]
