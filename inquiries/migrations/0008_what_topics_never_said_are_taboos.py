from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _models(apps: Apps) -> tuple[Any, Any]:
    return apps.get_model("inquiries", "Topic"), apps.get_model("inquiries", "Taboo")


def become_taboos(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Topic, Taboo = _models(apps)
    for topic in Topic.objects.all():
        Taboo.objects.bulk_create(
            Taboo(topic=topic, words=words[:80]) for words in dict.fromkeys(topic.never_say) if words
        )


def become_lists(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Topic, Taboo = _models(apps)
    for topic in Topic.objects.all():
        topic.never_say = list(Taboo.objects.filter(topic=topic).order_by("pk").values_list("words", flat=True))
        topic.save(update_fields=["never_say"])


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0007_say_what_is_never_said")]

    operations = [migrations.RunPython(become_taboos, become_lists)]
