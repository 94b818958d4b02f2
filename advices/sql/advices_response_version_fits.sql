CREATE OR REPLACE FUNCTION public.advices_response_version_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM advices_collegeresponse earlier
        WHERE earlier.id = NEW.supersedes_id AND earlier.id <> NEW.id AND earlier.status = 'published'
          AND earlier.advice_id = NEW.advice_id AND earlier.entered_by = NEW.entered_by
    ) THEN
        RAISE EXCEPTION 'a new version replaces a published response of the same side to the same advice'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'response_version_fits';
    END IF;
    RETURN NEW;
END $function$;
