"""The text that was advised on stays what it was once the public can read it."""

from django.db import migrations

from governance.sql.triggers import freeze_published


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_initial"), ("governance", "0002_rules")]
    operations = [freeze_published("policies_policyversion")]
