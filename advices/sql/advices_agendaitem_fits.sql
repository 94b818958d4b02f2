CREATE OR REPLACE FUNCTION public.advices_agendaitem_fits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    council bigint := (SELECT council_id FROM advices_meeting WHERE id = NEW.meeting_id);
BEGIN
    IF council <> (SELECT council_id FROM advices_advice WHERE id = NEW.advice_id)
        OR council <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this belongs to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_fits';
    END IF;
    RETURN NEW;
END $function$;
