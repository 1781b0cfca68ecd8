from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_since_when(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What waits for review on the version in force, and was said on an earlier one."""
    Answer = apps.get_model("inquiries", "Answer")
    newest = apps.get_model("inquiries", "Version").objects.order_by("-number").first()
    if newest is None:
        return
    for answer in Answer.objects.filter(version=newest, state="review"):
        line = Answer.objects.filter(topic=answer.topic_id, cohort=answer.cohort)
        if line.exclude(version=newest).exclude(approved_by=None).exists():
            Answer.objects.filter(pk=answer.pk).update(revising_since=newest.loaded_at)


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0022_answers_say_since_when_they_are_revised"),
    ]

    operations = [
        migrations.RunPython(say_since_when, migrations.RunPython.noop),
    ]
