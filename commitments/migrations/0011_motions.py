"""A motion comes from members of the municipal council, goes to the college, and is settled by that council.

Until now the form asked of a motion by whom and to whom it was *made*: the alderman who was asked stood where its
makers stand, and whoever asked stood where the alderman does.
"""

from django.db import migrations

from governance.sql.triggers import backfill

TABLE, LABEL = "commitments_commitment", "commitments.commitment"
ALDERMAN = (
    "(SELECT CASE function WHEN 'mayor' THEN 'burgemeester ' ELSE 'wethouder ' END || name"
    " FROM governance_officeholder holder WHERE holder.id = made_by_id)"
)
OF_MEMBERS = "SELECT id FROM governance_officeholder WHERE function = 'council_member'"

OPERATIONS = [
    backfill(
        TABLE,
        LABEL,
        column="(receiver, council_id)",
        value="ROW('municipal_council', NULL::bigint)",
        where="kind = 'motion'",
        reason="A motion is settled by the municipal council.",
    ),
    backfill(
        TABLE,
        LABEL,
        column="(made_by_id, made_by_as_said, made_to)",
        value=f"ROW(NULL::bigint, made_to, left(coalesce({ALDERMAN}, made_by_as_said), 200))",
        where=f"kind = 'motion' AND coalesce(made_by_id NOT IN ({OF_MEMBERS}), true)",
        reason="A motion is handed in by members of the municipal council, and addressed to the college.",
    ),
    migrations.RunSQL(
        "UPDATE documents_searchentry SET kind = 'motion' FROM commitments_commitment motion"
        " WHERE object_type = 'commitments.commitment' AND object_id = motion.id AND motion.kind = 'motion'",
        "UPDATE documents_searchentry SET kind = 'commitment' WHERE kind = 'motion'",
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0010_date_for_the_rest"),
        ("documents", "0006_motions_are_found_as_such"),
        ("governance", "0010_sent_forms"),
    ]
    operations = OPERATIONS
