"""Which drafts the registry made before this was kept stands in the trail."""

from django.db import migrations, models
from django.db.models import Q

from governance.sql.triggers import backfill

MADE_BY_THE_REGISTRY = """EXISTS (
    SELECT FROM governance_auditevent event WHERE event.object_type = 'commitments.commitment'
        AND event.object_id = commitments_commitment.id AND event.action = 'created' AND event.actor_role = 'registry'
)"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0014_by_registry")]
    operations = [
        backfill(
            "commitments_commitment",
            "commitments.commitment",
            column="by_registry",
            value=MADE_BY_THE_REGISTRY,
            where="entered_by = 'municipality' AND receiver = 'municipal_council'",
            reason="A draft of the registry is the registry's alone.",
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=Q(by_registry=False) | Q(entered_by="municipality", receiver="municipal_council"),
                name="registry_enters_for_the_municipal_council",
                violation_error_code="receiver",
                violation_error_message="The registry enters what was promised to the municipal council.",
            ),
        ),
    ]
