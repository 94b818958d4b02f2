"""A row that is only added to, and a link, are refused without the event that tells of them."""

from django.db import migrations

FUNCTIONS = """
CREATE INDEX event_of_words ON governance_auditevent USING gin ((details -> 'words')) WITH (fastupdate = off)
    WHERE details ? 'words';

-- Arguments: the label of the row's model; where there is one, the question whether its words are still a draft,
-- with $1 for the id of the row.
CREATE FUNCTION governance_row_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_draft boolean := false;
BEGIN
    IF TG_NARGS > 1 THEN
        EXECUTE TG_ARGV[1] INTO is_draft USING NEW.id;
    END IF;
    IF NOT is_draft AND NOT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE details ? 'words' AND details -> 'words' ? (TG_ARGV[0] || ':' || NEW.id)
          AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION '% % was written without an event that names it', TG_TABLE_NAME, NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'row_is_told';
    END IF;
    RETURN NULL;
END $$;

-- Arguments: the label of the record that has the link; the question which that is, with $1 for the row as JSON.
-- A link that goes with its record needs nothing more than the event of that.
CREATE FUNCTION governance_link_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    link jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    about bigint;
BEGIN
    EXECUTE TG_ARGV[1] INTO about USING link;
    IF about IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = TG_ARGV[0] AND object_id = about AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION 'a link of % % was changed without an event', TG_ARGV[0], about
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_is_told';
    END IF;
    RETURN NULL;
END $$;
"""
DROP = """
DROP FUNCTION governance_link_is_told(), governance_row_is_told();
DROP INDEX event_of_words;
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0017_second_factor")]
    operations = [migrations.RunSQL(FUNCTIONS, DROP)]
