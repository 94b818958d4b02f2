-- A new version tells the same story as the one it replaces.
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
