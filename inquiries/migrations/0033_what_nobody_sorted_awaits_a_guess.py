from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def let_guess(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    unsorted = apps.get_model("inquiries", "Inquiry").objects.filter(closure=None, merge=None, topics=None)
    unsorted.exclude(channel="phone").update(awaits_guess=True)


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0032_topics_are_guessed")]

    operations = [migrations.RunPython(let_guess, migrations.RunPython.noop)]
