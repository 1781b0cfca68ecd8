"""Each event and sighting of before gets a salt of its own, and a seal. What is still written meanwhile, beat seals."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from inquiries.models.record.line import seal_run
from inquiries.models.record.settled import settled

SALTS = {"sqlite": "randomblob(16)", "postgresql": "uuid_send(gen_random_uuid())"}


def salt(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    random = SALTS[schema_editor.connection.vendor]
    for table in ("inquiries_event", "inquiries_sighting"):
        schema_editor.execute(f"UPDATE {table} SET salt = {random} WHERE salt IS NULL")  # noqa: S608  # nosec B608


def seal(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    seals = apps.get_model("inquiries", "Seal")
    for name in ("Event", "Sighting"):
        model = apps.get_model("inquiries", name)
        last = settled(model)
        while last and seal_run(seals, model, last=last, at=timezone.now()):
            pass


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0100_seals"),
    ]

    operations = [
        migrations.RunPython(salt, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=False),
    ]
