"""What the municipality confirmed or corrected stays."""

from django.db import migrations

from governance.sql.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("commitments", "0005_confirmation"), ("governance", "0002_rules")]
    operations = [append_only("commitments_confirmation")]
