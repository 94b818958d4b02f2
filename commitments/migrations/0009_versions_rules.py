"""What the database refuses of new words for a published commitment: any that do not keep the ones that were there."""

from django.db import migrations

OLD_STEPS = """{"draft": ["open"], "open": ["lapsed", "partly_settled", "settled", "settlement_proposed"],
 "partly_settled": ["settlement_proposed"], "settlement_proposed": ["lapsed", "open", "partly_settled", "settled"]}"""
NEW_STEPS = OLD_STEPS.replace('"draft": ["open"]', '"draft": ["open", "superseded"]')
ARGUMENTS = "'draft', 'status,settled_on,published_at,published_on'"

# Words change only together with the version, which counts on by one, and only where the row of the version that is
# replaced holds exactly the words that stood there. The rest of the row stays, and so do whose it is and its number.
VERSION_KEPT = f"""
CREATE FUNCTION commitments_version_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own text[] := ARRAY['id', 'status', 'settled_on', 'version_of_id', 'revision'];
BEGIN
    IF OLD.status <> 'superseded' AND NEW.version = OLD.version + 1
        AND (NEW.id, NEW.status, NEW.year, NEW.serial, NEW.entered_by, NEW.revision)
            = (OLD.id, OLD.status, OLD.year, OLD.serial, OLD.entered_by, OLD.revision)
        AND NEW.settled_on IS NOT DISTINCT FROM OLD.settled_on
        AND NEW.author_council_id IS NOT DISTINCT FROM OLD.author_council_id
        AND NEW.version_of_id IS NULL
        AND EXISTS (
            SELECT 1 FROM commitments_commitment kept
            WHERE kept.version_of_id = OLD.id AND kept.status = 'superseded'
              AND to_jsonb(kept) - own = to_jsonb(OLD) - own
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'commitment % is frozen: its words change only with a new version that keeps the old ones', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $$;
DROP TRIGGER freeze_words ON commitments_commitment;
CREATE TRIGGER freeze_words BEFORE UPDATE ON commitments_commitment
    FOR EACH ROW WHEN (NEW.version = OLD.version OR OLD.status = 'draft')
    EXECUTE FUNCTION governance_freeze_words({ARGUMENTS});
CREATE TRIGGER commitment_stays BEFORE DELETE ON commitments_commitment
    FOR EACH ROW EXECUTE FUNCTION governance_freeze_words({ARGUMENTS});
CREATE TRIGGER version_kept BEFORE UPDATE ON commitments_commitment
    FOR EACH ROW WHEN (NEW.version <> OLD.version AND OLD.status <> 'draft')
    EXECUTE FUNCTION commitments_version_kept();
DROP TRIGGER guard_status ON commitments_commitment;
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON commitments_commitment
    FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{NEW_STEPS}', 'draft');
"""
DROP_VERSION_KEPT = f"""
DROP TRIGGER guard_status ON commitments_commitment;
CREATE TRIGGER guard_status BEFORE INSERT OR UPDATE OF status ON commitments_commitment
    FOR EACH ROW EXECUTE FUNCTION governance_guard_status('{OLD_STEPS}', 'draft');
DROP TRIGGER version_kept ON commitments_commitment;
DROP TRIGGER commitment_stays ON commitments_commitment;
DROP TRIGGER freeze_words ON commitments_commitment;
CREATE TRIGGER freeze_words BEFORE UPDATE OR DELETE ON commitments_commitment
    FOR EACH ROW EXECUTE FUNCTION governance_freeze_words({ARGUMENTS});
DROP FUNCTION commitments_version_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0008_versions"), ("governance", "0002_rules")]
    operations = [migrations.RunSQL(VERSION_KEPT, DROP_VERSION_KEPT)]
