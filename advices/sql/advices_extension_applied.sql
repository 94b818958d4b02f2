-- At the end of a transaction the due date is the one of the extension that was written in it.
CREATE OR REPLACE FUNCTION public.advices_extension_applied()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    due date;
    newest date;
BEGIN
    IF NEW.advice_id IS NOT NULL THEN
        SELECT response_due_on INTO due FROM advices_advice WHERE id = NEW.advice_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE advice_id = NEW.advice_id ORDER BY id DESC LIMIT 1;
    ELSE
        SELECT advice_due_on INTO due FROM advices_advicerequest WHERE id = NEW.request_id;
        SELECT new_due_on INTO newest FROM advices_extension WHERE request_id = NEW.request_id ORDER BY id DESC LIMIT 1;
    END IF;
    IF due IS DISTINCT FROM newest THEN
        RAISE EXCEPTION 'the due date is not that of the newest extension'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_applied';
    END IF;
    RETURN NULL;
END $function$;
