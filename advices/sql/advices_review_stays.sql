CREATE OR REPLACE FUNCTION public.advices_review_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM advices_advice WHERE id = OLD.advice_id AND status = 'draft' FOR SHARE
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'advices_review is only ever added to'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $function$;
