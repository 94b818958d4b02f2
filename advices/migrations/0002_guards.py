"""What the database itself refused in 0.2.0; what it refuses today stands in the folder `sql`."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("advices", "0001_initial"), ("governance", "0002_guards")]
    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))]
