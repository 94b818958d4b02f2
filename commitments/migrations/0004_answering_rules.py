"""What the database refuses of earmarked amounts."""

from django.db import migrations

from governance.sql.triggers import append_only

# What is carried over comes from the year before, and is no more than there was.
CARRIED_OVER = """
CREATE FUNCTION commitments_carried_over_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.carried_from_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM commitments_earmark earlier
        WHERE earlier.id = NEW.carried_from_id AND earlier.commitment_id = NEW.commitment_id
          AND earlier.year + 1 = NEW.year AND earlier.amount >= NEW.amount
    ) THEN
        RAISE EXCEPTION 'this does not follow from the amount it is carried over from'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'carried_over_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER carried_over_fits BEFORE INSERT ON commitments_earmark
    FOR EACH ROW EXECUTE FUNCTION commitments_carried_over_fits();
"""
DROP_CARRIED_OVER = """
DROP TRIGGER carried_over_fits ON commitments_earmark;
DROP FUNCTION commitments_carried_over_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0003_answering"), ("governance", "0002_rules")]
    operations = [append_only("commitments_earmark"), migrations.RunSQL(CARRIED_OVER, DROP_CARRIED_OVER)]
