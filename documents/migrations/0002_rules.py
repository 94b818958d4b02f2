"""The PDF of what was published is made once."""

from django.db import migrations

from governance.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("governance", "0002_rules")]
    operations = [append_only("documents_rendition")]
