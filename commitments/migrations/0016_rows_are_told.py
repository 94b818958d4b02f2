"""What is only added to, and what a promise is about, need their event."""

from django.db import migrations

from governance.sql.triggers import tell_link, tell_row

ADDED_TO = ["progress", "verdict", "earmark", "confirmation"]
LINKS = ["recommendations", "advices", "policy_documents"]
COMMITMENT = "SELECT ($1 ->> 'commitment_id')::bigint"


class Migration(migrations.Migration):
    dependencies = [("commitments", "0015_drafts_of_the_registry"), ("governance", "0018_rows_are_told")]
    operations = [
        *[tell_row(f"commitments_{name}", f"commitments.{name}") for name in ADDED_TO],
        *[tell_link(f"commitments_commitment_{name}", "commitments.commitment", COMMITMENT) for name in LINKS],
    ]
