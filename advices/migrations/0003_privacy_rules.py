"""A privacy correction reaches the readings too, which have a guard of their own."""

from django.db import migrations

from governance.triggers import lets_corrections_through


class Migration(migrations.Migration):
    dependencies = [("advices", "0002_rules"), ("governance", "0003_privacy_rules")]
    operations = [lets_corrections_through("advices_reading_stays")]
