from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0107_hash_addresses_and_telephones")]

    operations = [
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(fields=["to_address_hash", "kind", "queued_at"], name="dispatch_to_address_hash"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("from_third_party", True)),
                fields=["sender_address_hash"],
                name="message_of_third_party_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailaddress",
            constraint=models.UniqueConstraint(
                fields=("contact", "address_hash"), name="address_hash_once_per_contact"
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(fields=("inquiry", "address_hash"), name="takes_part_by_hash_once"),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.UniqueConstraint(fields=("contact", "number_hash"), name="number_hash_once_per_contact"),
        ),
    ]
