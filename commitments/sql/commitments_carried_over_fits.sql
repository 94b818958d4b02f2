-- What is carried over comes from the year before, and is no more than there was.
CREATE OR REPLACE FUNCTION public.commitments_carried_over_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF NEW.carried_from_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM commitments_earmark earlier
        WHERE earlier.id = NEW.carried_from_id AND earlier.commitment_id = NEW.commitment_id
          AND earlier.year + 1 = NEW.year AND earlier.amount >= NEW.amount
    ) THEN
        RAISE EXCEPTION 'this does not follow from the amount it is carried over from'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'carried_over_fits';
    END IF;
    RETURN NEW;
END $function$;
