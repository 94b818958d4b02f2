"""A privacy correction neither empties a column nor fills an empty one: what is not known is no yes."""

from django.db import migrations

from governance.sql.triggers import rewritten

WITHOUT = "SELECT strpos(after, "
WITH = "SELECT before IS NOT NULL AND after IS NOT NULL AND strpos(after, "


class Migration(migrations.Migration):
    dependencies = [("governance", "0019_group_roles")]
    operations = [
        migrations.RunSQL(
            rewritten("governance_only_marked", WITHOUT, WITH), rewritten("governance_only_marked", WITH, WITHOUT)
        )
    ]
