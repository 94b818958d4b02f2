CREATE OR REPLACE FUNCTION public.advices_response_is_complete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.status = OLD.status OR NEW.status <> 'published' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_reading reading JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id
          AND advices_reading_lacks_reason(reading.side, reading.verdict, reading.reason)
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_plannedaction planned JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id AND btrim(planned.action) = ''
    ) THEN
        RAISE EXCEPTION 'a planned action has words'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_has_words';
    END IF;
    RETURN NEW;
END $function$;
