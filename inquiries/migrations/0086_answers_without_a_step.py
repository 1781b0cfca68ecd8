"""A card company's answer can say what stood already; a line can be not answered yet, or of a day long ago."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two fields."""

    dependencies = [
        ("inquiries", "0085_sheets_to_card_companies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="misfit",
            name="why",
            field=models.CharField(
                choices=[
                    ("not_ours", "No case of ours has this reference."),
                    ("not_here", "This case is not on this sheet."),
                    ("again", "The same case as in an earlier line, with the same answer."),
                    ("at_odds", "Several lines about this case say different things. None of them is taken."),
                    ("stands", "The case stands there already."),
                    ("other_issuer", "This case belongs to another card company."),
                    ("no_step", "No step is named."),
                    ("not_a_step", "Nobody has said which step these words mean."),
                    ("ended", "This case has ended."),
                    ("backwards", "The case is further on already."),
                    ("no_day", "The day cannot be read."),
                    ("day_to_come", "The day is still to come."),
                    ("long_ago", "The day is more than a year ago."),
                    ("blank", "The card company has not answered about this case yet."),
                    ("broken", "The line cannot be read: a quotation mark is in the wrong place."),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="rowanswer",
            name="step",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="row_answer",
                to="inquiries.step",
            ),
        ),
    ]
