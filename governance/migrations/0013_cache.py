"""The table in which every process counts how often somebody tries, so that a restart forgets nothing."""

from django.core.management import call_command
from django.db import migrations

TABLE = "governance_cache"


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("governance", "0012_answer_articles")]
    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
        migrations.RunSQL("", f"DROP TABLE IF EXISTS {TABLE}"),
    ]
