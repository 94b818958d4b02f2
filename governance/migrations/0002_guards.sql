CREATE OR REPLACE FUNCTION public.governance_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;

CREATE OR REPLACE FUNCTION public.governance_guard_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_require_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_frozen_part(row_as_json jsonb, open_columns text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT row_as_json - string_to_array(open_columns, ',') $function$;

CREATE OR REPLACE FUNCTION public.governance_freeze_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
    name text;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
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
        CONTINUE WHEN name = 'status' OR name = 'settled_on' AND NEW.status <> OLD.status
            OR name = ANY (string_to_array(coalesce(TG_ARGV[2], ''), ','));
        IF coalesce(before ->> name, '') <> '' AND before -> name <> after -> name THEN
            RAISE EXCEPTION '% of % % is filled in and cannot change', name, TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
        END IF;
    END LOOP;
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.governance_freeze_child()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    side jsonb;
    parent jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_freeze_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW)) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION '% % is public and cannot change', TG_TABLE_NAME, OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_published';
END $function$;

CREATE OR REPLACE FUNCTION public.governance_same_lineage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_seal_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
        NEW.actor_id, NEW.actor_name, NEW.actor_role, NEW.action, NEW.object_type, NEW.object_id, NEW.details_digest, NEW.transaction_id
    )::text, 'UTF8')), 'hex');
    RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION public.governance_privacy_mark()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT '[verwijderd om privacy]'
$function$;

CREATE OR REPLACE FUNCTION public.governance_privacy_event_names(table_name text, row_id bigint, column_name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT EXISTS (
        SELECT 1 FROM governance_auditevent
        WHERE object_type = regexp_replace(table_name, '_', '.') AND object_id = row_id AND action = 'privacy'
          AND details -> 'columns' ? column_name AND transaction_id = pg_current_xact_id()::text::bigint
    )
$function$;

CREATE OR REPLACE FUNCTION public.governance_only_marked(before text, after text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
    SELECT before IS NOT NULL AND after IS NOT NULL AND strpos(after, governance_privacy_mark()) > 0 AND before LIKE replace(
        replace(replace(replace(after, '\', '\\'), '%', '\%'), '_', '\_'), governance_privacy_mark(), '%')
$function$;

CREATE OR REPLACE FUNCTION public.governance_is_correction(table_name text, before jsonb, after jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    SELECT CASE WHEN table_name = 'governance_auditevent' THEN
        after = before || '{"details": {"blanked": true}}' AND EXISTS (
            SELECT 1 FROM governance_auditevent
            WHERE action = 'privacy' AND transaction_id = pg_current_xact_id()::text::bigint
              AND details -> 'blanked_events' @> (before -> 'number')
        )
    ELSE coalesce((
        SELECT bool_and(governance_only_marked(before ->> name, after ->> name)
            AND governance_privacy_event_names(table_name, (before ->> 'id')::bigint, name))
        FROM jsonb_object_keys(before) name WHERE before -> name <> after -> name
    ), false) END
$function$;

CREATE OR REPLACE FUNCTION public.governance_without(value jsonb, pattern text, longest integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
    RETURN CASE jsonb_typeof(value)
        WHEN 'string' THEN to_jsonb(regexp_replace(value #>> '{}', pattern, governance_privacy_mark(), 'gi'))
        WHEN 'array' THEN coalesce((
            SELECT jsonb_agg(governance_without(part, pattern, longest) ORDER BY place)
            FROM jsonb_array_elements(value) WITH ORDINALITY AS parts (part, place)
        ), '[]')
        WHEN 'object' THEN coalesce((
            SELECT jsonb_object_agg(key, governance_without(part, pattern, longest))
            FROM jsonb_each(value) AS parts (key, part)
        ), '{}')
        ELSE value
    END;
END $function$;

CREATE OR REPLACE FUNCTION public.governance_without(value text, pattern text, longest integer)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
    SELECT CASE WHEN length(marked) > longest THEN governance_privacy_mark() ELSE marked END
    FROM (SELECT regexp_replace(value, pattern, governance_privacy_mark(), 'gi') AS marked) AS new
$function$;

CREATE OR REPLACE FUNCTION public.governance_correct_privacy(of_type text, of_id bigint, columns text[], pattern text, blanked_events bigint[], actor_id bigint, actor_name text, actor_role text, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
    of_table text := regexp_replace(of_type, '\.', '_');
    name text;
    kind text;
    longest integer;
BEGIN
    INSERT INTO governance_auditevent (actor_id, actor_name, actor_role, action, object_type, object_id, details)
    VALUES (actor_id, actor_name, actor_role, 'privacy', of_type, of_id, jsonb_build_object(
        'columns', to_jsonb(columns), 'blanked_events', to_jsonb(blanked_events), 'reason', reason));
    FOREACH name IN ARRAY columns LOOP
        SELECT data_type, coalesce(character_maximum_length, 2147483647) INTO STRICT kind, longest
        FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name = of_table
          AND c.column_name = name;
        EXECUTE format('UPDATE %I SET %I = governance_without(%I, $1, $2)::%s WHERE id = $3',
            of_table, name, name, kind) USING pattern, longest, of_id;
    END LOOP;
    UPDATE governance_auditevent SET details = '{"blanked": true}' WHERE number = ANY (blanked_events);
END $function$;

CREATE OR REPLACE FUNCTION public.governance_announce_publication()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_row_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.governance_link_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;

REVOKE ALL ON FUNCTION governance_correct_privacy FROM PUBLIC;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.governance_auditevent FOR EACH ROW EXECUTE FUNCTION governance_append_only();
CREATE TRIGGER seal_event BEFORE INSERT ON public.governance_auditevent FOR EACH ROW EXECUTE FUNCTION governance_seal_event();
