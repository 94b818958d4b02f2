"""A new date for the rest of what was settled in part; and of which version something was confirmed."""

from django.db import migrations, models
from django.db.models import Q

ARGUMENTS = "'draft', 'status,settled_on,published_at,published_on'"
SAME_VERSION = "(NEW.version = OLD.version OR OLD.status = 'draft')"
MOVES = "OLD.status <> 'draft' AND NEW.due_on IS DISTINCT FROM OLD.due_on"

# The day by which it is due moves only in the very step by which the receiver settles in part, and nothing else does.
DATE_FOR_THE_REST = f"""
CREATE FUNCTION commitments_date_for_the_rest() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := ARRAY['status', 'settled_on', 'due_on'];
BEGIN
    IF NEW.status = 'partly_settled' AND OLD.status <> 'partly_settled' AND NEW.due_on IS NOT NULL
        AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the date of commitment % moves only when it is settled in part', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $$;
DROP TRIGGER freeze_words ON commitments_commitment;
CREATE TRIGGER freeze_words BEFORE UPDATE ON commitments_commitment
    FOR EACH ROW WHEN ({SAME_VERSION} AND NOT ({MOVES}))
    EXECUTE FUNCTION governance_freeze_words({ARGUMENTS});
CREATE TRIGGER date_for_the_rest BEFORE UPDATE ON commitments_commitment
    FOR EACH ROW WHEN ({SAME_VERSION} AND {MOVES})
    EXECUTE FUNCTION commitments_date_for_the_rest();
"""
DROP_DATE_FOR_THE_REST = f"""
DROP TRIGGER date_for_the_rest ON commitments_commitment;
DROP TRIGGER freeze_words ON commitments_commitment;
CREATE TRIGGER freeze_words BEFORE UPDATE ON commitments_commitment
    FOR EACH ROW WHEN {SAME_VERSION}
    EXECUTE FUNCTION governance_freeze_words({ARGUMENTS});
DROP FUNCTION commitments_date_for_the_rest();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0009_versions_rules"), ("governance", "0002_rules")]
    operations = [
        migrations.AddField(
            "progress", "new_due_on", models.DateField(null=True, verbose_name="new date for the rest", blank=True)
        ),
        migrations.AddConstraint(
            "progress",
            models.CheckConstraint(
                condition=Q(new_due_on=None) | Q(kind="partly_settled", new_due_on__gte=models.F("noted_on")),
                name="new_date_only_for_the_rest",
                violation_error_code="new_due_on",
                violation_error_message="The new date is before the day on which you settle this.",
            ),
        ),
        migrations.AddField(
            "confirmation", "version", models.PositiveSmallIntegerField(default=1, verbose_name="version")
        ),
        migrations.RunSQL(DATE_FOR_THE_REST, DROP_DATE_FOR_THE_REST),
    ]
