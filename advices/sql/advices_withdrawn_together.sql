CREATE OR REPLACE FUNCTION public.advices_withdrawn_together()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'published')
       AND EXISTS (SELECT 1 FROM advices_advice WHERE lineage = NEW.lineage AND status = 'withdrawn') THEN
        RAISE EXCEPTION 'an advice is withdrawn with all its versions'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'withdrawn_with_all_versions';
    END IF;
    RETURN NULL;
END $function$;
