CREATE OR REPLACE FUNCTION public.advices_reviewer_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.member_id = (SELECT author_id FROM advices_advice WHERE id = NEW.advice_id) THEN
        RAISE EXCEPTION 'the author is no reviewer'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewer_fits';
    END IF;
    RETURN NEW;
END $function$;
