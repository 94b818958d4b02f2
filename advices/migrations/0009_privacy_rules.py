"""A privacy correction reaches the readings too, which have a guard of their own."""

from django.db import migrations

from governance.sql.triggers import lets_corrections_through


class Migration(migrations.Migration):
    dependencies = [("advices", "0008_review_rules"), ("governance", "0005_privacy_rules")]
    operations = [lets_corrections_through("advices_reading_stays")]
