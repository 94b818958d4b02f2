"""The functions behind the rules of governance/sql/triggers.py, and the seal of the audit trail."""

from django.db import migrations

from governance.sql.triggers import append_only

FUNCTIONS = """
CREATE FUNCTION governance_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;

-- Arguments: the table of transitions as JSON, the first status.
CREATE FUNCTION governance_guard_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> TG_ARGV[1] THEN
            RAISE EXCEPTION '% begins as %, not as %', TG_TABLE_NAME, TG_ARGV[1], NEW.status
                USING ERRCODE = 'check_violation', CONSTRAINT = 'guard_status';
        END IF;
    ELSIF NEW.status <> OLD.status AND NOT coalesce(TG_ARGV[0]::jsonb -> OLD.status ? NEW.status, false) THEN
        RAISE EXCEPTION '% cannot go from % to %', TG_TABLE_NAME, OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guard_status';
    END IF;
    RETURN NEW;
END $$;

-- Argument: the label of the model, as events name it.
CREATE FUNCTION governance_require_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = TG_ARGV[0] AND object_id = NEW.id AND details ->> 'to' = NEW.status
          AND transaction_id = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION '% % became % without an event', TG_TABLE_NAME, NEW.id, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'require_event';
    END IF;
    RETURN NULL;
END $$;

-- What stays of a row when its open columns are left out.
CREATE FUNCTION governance_frozen_part(row_as_json jsonb, open_columns text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE AS $$ SELECT row_as_json - string_to_array(open_columns, ',') $$;

-- Arguments: the statuses in which words may change; the columns that stay open afterwards, each to be filled once.
-- The day of a settlement goes with the status: a settlement can be proposed, and accepted, again.
CREATE FUNCTION governance_freeze_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
    name text;
BEGIN
    IF OLD.status = ANY (string_to_array(TG_ARGV[0], ',')) AND before ->> 'published_at' IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% % is frozen and stays', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
    END IF;
    after := to_jsonb(NEW);
    IF NEW.status = ANY (string_to_array(TG_ARGV[0], ',')) AND NEW.status <> OLD.status
        AND before ->> 'published_at' IS NULL THEN
        RETURN NEW;
    END IF;
    IF governance_frozen_part(before, TG_ARGV[1]) <> governance_frozen_part(after, TG_ARGV[1]) THEN
        RAISE EXCEPTION '% % is frozen: its words cannot change', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
    END IF;
    FOREACH name IN ARRAY string_to_array(TG_ARGV[1], ',') LOOP
        CONTINUE WHEN name = 'status' OR name = 'settled_on' AND NEW.status <> OLD.status;
        IF coalesce(before ->> name, '') <> '' AND before -> name <> after -> name THEN
            RAISE EXCEPTION '% of % % is filled in and cannot change', name, TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

-- Arguments: the parent's table; the column that points to it; the parent's statuses in which words may change;
-- the columns of the child that stay open.
CREATE FUNCTION governance_freeze_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    side jsonb;
    parent jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_frozen_part(to_jsonb(OLD), TG_ARGV[3])
        = governance_frozen_part(to_jsonb(NEW), TG_ARGV[3]) THEN
        RETURN NEW;
    END IF;
    FOREACH side IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        CONTINUE WHEN side IS NULL OR side ->> TG_ARGV[1] IS NULL;
        EXECUTE format('SELECT to_jsonb(p) FROM %I p WHERE id = $1 FOR SHARE', TG_ARGV[0])
            INTO parent USING (side ->> TG_ARGV[1])::bigint;
        IF parent ->> 'status' <> ALL (string_to_array(TG_ARGV[2], ',')) THEN
            RAISE EXCEPTION '% belongs to a frozen %', TG_TABLE_NAME, TG_ARGV[0]
                USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_child';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION governance_freeze_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW)) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION '% % is public and cannot change', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_published';
END $$;

-- A new version tells the same story as the one it replaces.
CREATE FUNCTION governance_same_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lineage_before uuid;
BEGIN
    IF NEW.supersedes_id IS NOT NULL THEN
        EXECUTE format('SELECT lineage FROM %I WHERE id = $1', TG_TABLE_NAME)
            INTO lineage_before USING NEW.supersedes_id;
        IF lineage_before <> NEW.lineage THEN
            RAISE EXCEPTION '% % has another lineage than the version it replaces', TG_TABLE_NAME, NEW.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'same_lineage';
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- Numbers and seals an event. The lock lets one writer at a time through, so the chain cannot fork.
-- The hash covers a digest of the details, so that a privacy correction can blank them and the chain still proves.
CREATE FUNCTION governance_seal_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    newest record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('governance_auditevent'));
    SELECT number, hash INTO newest FROM governance_auditevent ORDER BY number DESC LIMIT 1;
    NEW.number := coalesce(newest.number, 0) + 1;
    NEW.previous_hash := coalesce(newest.hash, repeat('0', 64));
    NEW.at := clock_timestamp();
    NEW.transaction_id := pg_current_xact_id()::text::bigint;
    NEW.details_digest := encode(sha256(convert_to(NEW.details::text, 'UTF8')), 'hex');
    NEW.hash := encode(sha256(convert_to(jsonb_build_array(
        NEW.number, NEW.previous_hash, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        NEW.actor_id, NEW.actor_name, NEW.actor_role, NEW.action, NEW.object_type, NEW.object_id, NEW.details_digest
    )::text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;

CREATE TRIGGER seal_event BEFORE INSERT ON governance_auditevent
    FOR EACH ROW EXECUTE FUNCTION governance_seal_event();
"""

DROP = """
DROP TRIGGER seal_event ON governance_auditevent;
DROP FUNCTION governance_seal_event(), governance_same_lineage(), governance_freeze_published(), governance_freeze_child(), governance_freeze_words(),
    governance_frozen_part(jsonb, text), governance_require_event(), governance_guard_status(), governance_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, DROP), append_only("governance_auditevent")]
