"""The seal of an event also covers the transaction in which it was written."""

from django.db import migrations

from governance.sql.triggers import rewritten

WITHOUT = "NEW.object_id, NEW.details_digest\n"
WITH = "NEW.object_id, NEW.details_digest, NEW.transaction_id\n"


class Migration(migrations.Migration):
    dependencies = [("governance", "0014_no_tables_of_an_administrator")]
    operations = [
        migrations.RunSQL(
            rewritten("governance_seal_event", WITHOUT, WITH), rewritten("governance_seal_event", WITH, WITHOUT)
        )
    ]
