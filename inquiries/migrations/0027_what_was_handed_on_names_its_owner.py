from importlib import import_module

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

owner_of = import_module("inquiries.migrations.0016_routes_tell_whom_they_mean").owner_of


def name_owners(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Escalation = apps.get_model("inquiries", "Escalation")
    for route in Escalation.objects.values_list("route", flat=True).distinct():
        Escalation.objects.filter(route=route).update(owner=owner_of(route))


def end_what_ended(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Before, what was answered or withdrawn was no row any more, and every row had a route."""
    Escalation = apps.get_model("inquiries", "Escalation")
    ended = Q(decision__isnull=False) | Q(withdrawal__isnull=False)
    Escalation.objects.filter(pk__in=Escalation.objects.filter(ended).values("pk")).delete()
    for owner in Escalation.objects.filter(route="").values_list("owner", flat=True).distinct():
        Escalation.objects.filter(route="", owner=owner).update(route=owner)


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0026_what_is_handed_on_is_kept_with_its_answer")]

    operations = [migrations.RunPython(name_owners, end_what_ended)]
