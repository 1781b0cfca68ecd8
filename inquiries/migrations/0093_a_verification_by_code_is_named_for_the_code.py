from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0092_cards_that_came_early_are_looked_into"),
    ]

    operations = [
        migrations.AlterField(
            model_name="verification",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (0, "Not verified"),
                    (1, "Called back on the registered number"),
                    (2, "Verified by a one-time code"),
                ]
            ),
        ),
    ]
