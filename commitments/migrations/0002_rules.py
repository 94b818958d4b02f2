"""What the database refuses of commitments, progress and verdicts."""

from django.db import migrations

from governance.sql.triggers import append_only, freeze_words, guard_status

COMMITMENT_STEPS = {
    "draft": ["open"],
    "open": ["settlement_proposed", "settled", "partly_settled", "lapsed"],
    "settlement_proposed": ["settled", "partly_settled", "open", "lapsed"],
    "partly_settled": ["settlement_proposed"],
}


class Migration(migrations.Migration):
    dependencies = [("commitments", "0001_initial"), ("governance", "0002_rules")]
    operations = [
        guard_status("commitments_commitment", "commitments.commitment", COMMITMENT_STEPS, "draft"),
        freeze_words(
            "commitments_commitment",
            draft=["draft"],
            open_columns=["status", "settled_on", "published_at", "published_on"],
        ),
        append_only("commitments_progress"),
        append_only("commitments_verdict"),
    ]
