from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0008_what_topics_never_said_are_taboos")]

    operations = [migrations.RemoveField("topic", "never_say")]
