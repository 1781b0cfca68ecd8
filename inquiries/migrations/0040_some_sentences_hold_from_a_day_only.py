from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0039_a_form_names_who_filled_it_in"),
    ]

    operations = [
        migrations.AddField(model_name="clause", name="holds_from", field=models.DateField(null=True)),
        migrations.AddField(model_name="clause", name="is_cut", field=models.BooleanField(default=False)),
    ]
