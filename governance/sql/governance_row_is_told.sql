-- Arguments: the label of the row's model; where there is one, the question whether its words are still a draft,
-- with $1 for the id of the row.
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
