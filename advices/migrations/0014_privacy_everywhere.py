"""A privacy correction reaches opinions, planned actions and decided agenda items, which have guards of their own."""

from django.db import migrations

from governance.sql.triggers import lets_corrections_through

GUARDS = ["advices_review_stays", "advices_planned_action_stays", "advices_decision_stays"]


class Migration(migrations.Migration):
    dependencies = [("advices", "0013_writing_rules"), ("governance", "0006_privacy_in_json")]
    operations = [lets_corrections_through(guard) for guard in GUARDS]
