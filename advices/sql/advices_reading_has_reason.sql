CREATE OR REPLACE FUNCTION public.advices_reading_has_reason()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF advices_reading_lacks_reason(NEW.side, NEW.verdict, NEW.reason) AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = NEW.reaction_id AND response.status <> 'draft'
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    RETURN NEW;
END $function$;
