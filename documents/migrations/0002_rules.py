"""The PDF of what was published is made once; a file stays as it was received."""

from django.db import migrations

from governance.sql.triggers import append_only, unchanging


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("governance", "0002_rules")]
    operations = [append_only("documents_rendition"), unchanging("documents_document")]
