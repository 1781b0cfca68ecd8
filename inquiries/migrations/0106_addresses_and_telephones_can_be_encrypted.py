from django.db import migrations, models

import inquiries.models.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0105_know_recipients_under_every_spelling"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="dispatch",
            name="to_address_hash",
            field=inquiries.models.encrypted.HashField(null=True, of="to_address"),
        ),
        migrations.AddField(
            model_name="mailaddress",
            name="address_hash",
            field=inquiries.models.encrypted.HashField(db_index=True, null=True, of="address"),
        ),
        migrations.AddField(
            model_name="message",
            name="sender_address_hash",
            field=inquiries.models.encrypted.HashField(null=True, of="sender_address"),
        ),
        migrations.AddField(
            model_name="participant",
            name="address_hash",
            field=inquiries.models.encrypted.HashField(null=True, of="address"),
        ),
        migrations.AddField(
            model_name="phone",
            name="number_hash",
            field=inquiries.models.encrypted.HashField(db_index=True, null=True, of="number"),
        ),
        migrations.AlterField(
            model_name="dispatch",
            name="to_address",
            field=inquiries.models.encrypted.EncryptedField(max_length=254),
        ),
        migrations.AlterField(
            model_name="mailaddress",
            name="address",
            field=inquiries.models.encrypted.EncryptedField(db_index=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="message",
            name="sender_address",
            field=inquiries.models.encrypted.EncryptedField(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="nominee",
            name="address",
            field=inquiries.models.encrypted.EncryptedField(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="participant",
            name="address",
            field=inquiries.models.encrypted.EncryptedField(max_length=254),
        ),
        migrations.AlterField(
            model_name="phone",
            name="number",
            field=inquiries.models.encrypted.EncryptedField(db_index=True, max_length=16),
        ),
        migrations.AlterField(
            model_name="received",
            name="sender",
            field=inquiries.models.encrypted.EncryptedField(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name="staff",
            name="email",
            field=inquiries.models.encrypted.EncryptedField(blank=True, max_length=254),
        ),
    ]
