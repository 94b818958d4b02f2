-- An opinion is only ever added to; it goes with a draft that is thrown away.
CREATE OR REPLACE FUNCTION public.advices_review_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    advice record;
BEGIN
    SELECT status, revision INTO advice FROM advices_advice WHERE id = NEW.advice_id FOR SHARE;
    IF advice.status <> 'in_review' OR advice.revision <> NEW.revision OR EXISTS (
        SELECT 1 FROM advices_advice_writers WHERE advice_id = NEW.advice_id AND user_id = NEW.reviewer_id
    ) THEN
        RAISE EXCEPTION 'an opinion is given by somebody who did not write in it, in review, on the words as they are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_fits';
    END IF;
    RETURN NEW;
END $function$;
