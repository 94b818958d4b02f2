CREATE OR REPLACE FUNCTION public.documents_rendition_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;
