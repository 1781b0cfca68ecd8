from django.db import migrations, models


class Migration(migrations.Migration):
    """What is never said may be so to some cohorts only; what there is stays for all."""

    dependencies = [("inquiries", "0074_cards_without_word_are_found_by_index")]

    operations = [
        migrations.AddField("taboo", "cohorts", models.JSONField(blank=True, default=list)),
    ]
