-- Arguments: the label of the record that has the link; the question which that is, with $1 for the row as JSON.
-- A link that goes with its record needs nothing more than the event of that.
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
