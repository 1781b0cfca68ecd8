from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# As the catalogue had it on this day, the lower ones first: what is first stays first.
KEYS = {2: ("secondary-harm", "complaint"), 1: ("check-statement", "tip-off", "press-partner")}


def set_priorities(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Topic, Inquiry = apps.get_model("inquiries", "Topic"), apps.get_model("inquiries", "Inquiry")
    for priority, keys in KEYS.items():
        Topic.objects.filter(key__in=keys).update(priority=priority)
        under = Topic.inquiries.through.objects.filter(topic__key__in=keys)
        Inquiry.objects.filter(pk__in=under.values("inquiry")).update(priority=priority)


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0024_turns_come_by_priority")]

    operations = [migrations.RunPython(set_priorities, migrations.RunPython.noop)]
