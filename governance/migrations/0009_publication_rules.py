"""What is public may be made private again; both with an event."""

from django.db import migrations

from governance.sql.triggers import rewritten

ONCE = "name = ''settled_on'' AND NEW.status <> OLD.status;"
ONCE_OR_AGAIN = (
    "name = ''settled_on'' AND NEW.status <> OLD.status"
    "\n            OR name = ANY (string_to_array(coalesce(TG_ARGV[2], ''''), '',''));"
)

# Argument: the label of the model, as events name it.
ANNOUNCE = """
CREATE FUNCTION governance_announce_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    act text := CASE WHEN NEW.published_at IS NULL THEN 'made_private' ELSE 'published' END;
BEGIN
    IF NEW.published_at IS NOT DISTINCT FROM (CASE WHEN TG_OP = 'UPDATE' THEN OLD.published_at END) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = TG_ARGV[0] AND object_id = NEW.id AND action = act
          AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION '% % was % without an event', TG_TABLE_NAME, NEW.id, act
            USING ERRCODE = 'check_violation', CONSTRAINT = 'announce_publication';
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0008_departments")]
    operations = [
        migrations.RunSQL(
            rewritten("governance_freeze_words", ONCE, ONCE_OR_AGAIN),
            rewritten("governance_freeze_words", ONCE_OR_AGAIN, ONCE),
        ),
        migrations.RunSQL(ANNOUNCE, "DROP FUNCTION governance_announce_publication();"),
    ]
