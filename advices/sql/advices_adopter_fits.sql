CREATE OR REPLACE FUNCTION public.advices_adopter_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.id AND user_id = NEW.adopted_by_id) THEN
        RAISE EXCEPTION 'an advice is adopted by somebody who did not write in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'adopter_fits';
    END IF;
    RETURN NULL;
END $function$;
