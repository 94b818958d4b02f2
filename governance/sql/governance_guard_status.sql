-- Arguments: the table of transitions as JSON, the first status.
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
