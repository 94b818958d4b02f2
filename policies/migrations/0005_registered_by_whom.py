"""Who registered a confidential version before this was kept stands in the trail."""

from django.db import migrations

from governance.sql.triggers import backfill

COUNCIL = """(
    SELECT membership.council_id FROM governance_auditevent event
    JOIN governance_membership membership ON membership.user_id = event.actor_id AND membership.role = event.actor_role
        AND membership.starts_on <= event.at::date AND coalesce(membership.ends_on >= event.at::date, true)
    WHERE event.object_type = 'policies.policyversion' AND event.object_id = policies_policyversion.id
        AND event.action = 'created' AND event.actor_role = 'secretary'
    ORDER BY membership.id LIMIT 1
)"""


class Migration(migrations.Migration):
    dependencies = [("policies", "0004_registered_by")]
    operations = [
        backfill(
            "policies_policyversion",
            "policies.policyversion",
            column="registered_by_id",
            value=COUNCIL,
            where="confidential",
            reason="A confidential version is seen by the advisory council whose secretary registered it.",
        )
    ]
