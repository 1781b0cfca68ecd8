import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# As inquiries/models/notice/owner.py had it on this day.
WORDINGS = (
    ("法務|弁護士", "legal"),
    ("広報|プレス", "press_desk"),
    ("個人情報", "privacy_officer"),
    ("カード|決済", "card_desk"),
    ("調査|対策|照会", "incident_team"),
    ("本部|本社", "headquarters"),
)


def owner_of(route: str) -> str:
    return next((owner for words, owner in WORDINGS if re.search(words, route)), "supervisor")


def name_owners(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Topic = apps.get_model("inquiries", "Topic")
    for topic in Topic.objects.exclude(route="").filter(owner=""):
        Topic.objects.filter(pk=topic.pk).update(owner=owner_of(topic.route))


def name_none(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("inquiries", "Topic").objects.update(owner="")


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0015_topics_name_whom_they_go_to")]

    operations = [migrations.RunPython(name_owners, name_none)]
