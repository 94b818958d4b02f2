-- A reading is only ever added to; as long as its response is a draft it may still be taken out again.
CREATE OR REPLACE FUNCTION public.advices_reading_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = OLD.reaction_id AND response.status = 'draft' FOR SHARE OF response
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_reading is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;
