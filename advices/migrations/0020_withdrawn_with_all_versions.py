"""An advice is withdrawn with all its versions: none stays public beside one that was withdrawn."""

from django.db import migrations

# Of an advice of which a later version was withdrawn before this rule, the earlier versions are withdrawn with it.
TAKE_ALONG = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE advices_advice DISABLE TRIGGER USER;
WITH changed AS (
    UPDATE advices_advice earlier
    SET status = 'withdrawn', withdrawn_on = later.withdrawn_on, withdrawal_reason = later.withdrawal_reason
    FROM advices_advice later
    WHERE later.lineage = earlier.lineage AND later.status = 'withdrawn' AND earlier.status = 'published'
    RETURNING earlier.id, later.id AS with_id
)
INSERT INTO governance_auditevent (actor_name, actor_role, action, object_type, object_id, details)
SELECT '', '', 'status.withdrawn', 'advices.advice', id,
    jsonb_build_object('from', 'published', 'to', 'withdrawn', 'with', with_id)
FROM changed ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE advices_advice ENABLE TRIGGER USER;
SET CONSTRAINTS ALL DEFERRED;
"""

TOGETHER = """
CREATE FUNCTION advices_withdrawn_together() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'published')
       AND EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'withdrawn') THEN
        RAISE EXCEPTION 'an advice is withdrawn with all its versions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawn_with_all_versions';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawn_together AFTER INSERT OR UPDATE OF status, lineage ON advices_advice
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status IN ('published', 'withdrawn'))
    EXECUTE FUNCTION advices_withdrawn_together();
"""
DROP = "DROP TRIGGER withdrawn_together ON advices_advice; DROP FUNCTION advices_withdrawn_together();"


class Migration(migrations.Migration):
    dependencies = [("advices", "0019_writers_rules")]
    operations = [
        migrations.RunSQL(TAKE_ALONG, migrations.RunSQL.noop),
        migrations.RunSQL(TOGETHER, DROP),
    ]
