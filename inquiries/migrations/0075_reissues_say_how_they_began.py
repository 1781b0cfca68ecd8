"""Reissues say who asked the card company."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [
        ("inquiries", "0074_cards_without_word_are_found_by_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="reissue",
            name="beginning",
            field=models.CharField(
                choices=[
                    ("themselves", "The customer asks the card company themselves"),
                    ("for_them", "We ask the card company for them, by sheet or by telephone"),
                    ("issuer", "The card company replaces the card on its own"),
                ],
                default="themselves",
                max_length=10,
            ),
        ),
    ]
