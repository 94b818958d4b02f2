-- A planned action is part of its reaction, and is frozen with the response of that.
CREATE OR REPLACE FUNCTION public.advices_planned_action_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    found_status text;
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    FOR found_status IN
        SELECT response.status FROM advices_reaction reaction
        JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id IN (
            (to_jsonb(OLD) ->> 'reaction_id')::bigint, (to_jsonb(NEW) ->> 'reaction_id')::bigint
        ) FOR SHARE OF response
    LOOP
        IF found_status <> 'draft' THEN
            RAISE EXCEPTION 'this planned action belongs to a frozen response'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
