CREATE OR REPLACE FUNCTION public.advices_request_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.request_id IS NOT NULL
        AND NEW.council_id <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this request was put to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'request_fits';
    END IF;
    RETURN NEW;
END $function$;
