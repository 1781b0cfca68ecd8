"""Names that were folded before 髙 and 高 were one are folded again, so that either finds the other."""

from typing import Any

from django.db import migrations

from inquiries.search import folded

AT_ONCE = 2000


def fold(apps: Any, schema_editor: Any) -> None:
    """Only the rows that change are written."""
    contacts = apps.get_model("inquiries", "Contact").objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(
        contacts.filter(pk__gt=last).order_by("pk").only("name", "kana", "company", "search_name")[:AT_ONCE]
    ):
        last, changed = rows[-1].pk, []
        for contact in rows:
            plain = folded(f"{contact.name} {contact.kana} {contact.company}")[:300]
            if plain != contact.search_name:
                contact.search_name = plain
                changed.append(contact)
        contacts.bulk_update(changed, ["search_name"])


class Migration(migrations.Migration):
    """Data. On the way back the new folding is as good as the old."""

    dependencies = [("inquiries", "0051_words_of_a_third_party_are_found_by_their_address")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
