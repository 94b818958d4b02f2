CREATE OR REPLACE FUNCTION public.advices_reaction_version_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM advices_reaction earlier JOIN advices_collegeresponse response ON response.id = NEW.response_id
        WHERE earlier.id = NEW.supersedes_id AND earlier.response_id = response.supersedes_id
          AND earlier.recommendation_id = NEW.recommendation_id
    ) THEN
        RAISE EXCEPTION 'a reaction replaces the one to the same recommendation in the version before'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reaction_version_fits';
    END IF;
    RETURN NEW;
END $function$;
