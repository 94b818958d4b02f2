CREATE OR REPLACE FUNCTION public.advices_origin_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    side bigint;
BEGIN
    FOREACH side IN ARRAY ARRAY[OLD.recommendation_id, NEW.recommendation_id] LOOP
        IF EXISTS (
            SELECT 1 FROM advices_advice advice JOIN advices_recommendation ON advice.id = advice_id
            WHERE advices_recommendation.id = side AND advice.status NOT IN ('draft', 'in_review') FOR SHARE OF advice
        ) THEN
            RAISE EXCEPTION 'where a recommendation came from is frozen with its advice'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'origin_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
