-- Argument: the label of the model, as events name it.
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
