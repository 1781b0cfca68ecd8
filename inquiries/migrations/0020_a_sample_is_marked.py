from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0019_nobody_guesses_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("loaded_at", models.DateTimeField()),
                ("seed", models.IntegerField()),
            ],
        ),
    ]
