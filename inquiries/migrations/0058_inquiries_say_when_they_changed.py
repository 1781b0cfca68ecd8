"""An inquiry says when something last happened to it. An earlier release that still runs leaves it to the database."""

from django.db import migrations, models
from django.db.models.functions import Now
from django.utils import timezone


class Migration(migrations.Migration):
    """The column; what it says is copied by the next one, and its indexes come after that."""

    dependencies = [("inquiries", "0057_replies_carry_files")]
    operations = [
        migrations.AddField(
            model_name="inquiry",
            name="changed_at",
            field=models.DateTimeField(db_default=Now(), default=timezone.now, editable=False),
        ),
    ]
