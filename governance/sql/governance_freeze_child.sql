-- Arguments: the parent's table; the column that points to it; the parent's statuses in which words may change;
-- the columns of the child that stay open.
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
