CREATE OR REPLACE FUNCTION public.advices_reaction_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF (SELECT advice_id FROM advices_recommendation WHERE id = NEW.recommendation_id)
        <> (SELECT advice_id FROM advices_collegeresponse WHERE id = NEW.response_id) THEN
        RAISE EXCEPTION 'this recommendation is not of the advice that is answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reaction_fits';
    END IF;
    RETURN NEW;
END $function$;
