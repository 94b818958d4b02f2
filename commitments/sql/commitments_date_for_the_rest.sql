-- The day by which it is due moves only in the very step by which the receiver settles in part, and nothing else does.
CREATE OR REPLACE FUNCTION public.commitments_date_for_the_rest()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    moving text[] := ARRAY['status', 'settled_on', 'due_on'];
BEGIN
    IF NEW.status = 'partly_settled' AND OLD.status <> 'partly_settled' AND NEW.due_on IS NOT NULL
        AND to_jsonb(NEW) - moving = to_jsonb(OLD) - moving
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the date of commitment % moves only when it is settled in part', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'freeze_words';
END $function$;
