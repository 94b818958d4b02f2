"""A file, and the PDF of a record, may go where a privacy event of the same transaction says so."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION documents_file_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF governance_privacy_event_names(TG_TABLE_NAME, OLD.id, 'file')
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object(
            'file', '', 'name', governance_privacy_mark(), 'size', 0, 'sha256', '', 'text', '') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% % stays as it was received', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;

CREATE FUNCTION documents_rendition_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = OLD.object_type AND object_id = OLD.object_id AND action = 'privacy'
          AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;

DROP TRIGGER unchanging ON documents_document;
CREATE TRIGGER unchanging BEFORE UPDATE ON documents_document
    FOR EACH ROW EXECUTE FUNCTION documents_file_stays();
DROP TRIGGER append_only ON documents_rendition;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON documents_rendition
    FOR EACH ROW EXECUTE FUNCTION documents_rendition_stays();
"""

BACK = """
DROP TRIGGER unchanging ON documents_document;
CREATE TRIGGER unchanging BEFORE UPDATE ON documents_document
    FOR EACH ROW EXECUTE FUNCTION governance_append_only();
DROP TRIGGER append_only ON documents_rendition;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON documents_rendition
    FOR EACH ROW EXECUTE FUNCTION governance_append_only();
DROP FUNCTION documents_file_stays(), documents_rendition_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_rules"), ("governance", "0005_privacy_rules")]
    operations = [migrations.RunSQL(FUNCTIONS, BACK)]
