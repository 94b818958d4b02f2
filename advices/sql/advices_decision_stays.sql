CREATE OR REPLACE FUNCTION public.advices_decision_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF TG_OP = 'UPDATE' AND governance_is_correction(TG_TABLE_NAME, to_jsonb(OLD), to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF OLD.decision = '' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.decision = '' OR NEW.meeting_id <> OLD.meeting_id OR NEW.subject <> OLD.subject
        OR NEW.advice_id IS DISTINCT FROM OLD.advice_id OR NEW.request_id IS DISTINCT FROM OLD.request_id THEN
        RAISE EXCEPTION 'a decision stays with what it was about'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stays';
    END IF;
    RETURN NEW;
END $function$;
