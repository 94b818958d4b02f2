-- Argument: the label of the model, as events name it.
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
