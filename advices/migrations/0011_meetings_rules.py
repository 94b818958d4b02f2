"""What the database refuses of an agenda: something of another council, and losing an item that was decided on."""

from django.db import migrations

ITEM = """
CREATE FUNCTION advices_agendaitem_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    council bigint := (SELECT council_id FROM advices_meeting WHERE id = NEW.meeting_id);
BEGIN
    IF council <> (SELECT council_id FROM advices_advice WHERE id = NEW.advice_id)
        OR council <> (SELECT council_id FROM advices_advicerequest WHERE id = NEW.request_id) THEN
        RAISE EXCEPTION 'this belongs to another advisory council'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_fits';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agenda_item_fits BEFORE INSERT OR UPDATE OF meeting_id, advice_id, request_id ON advices_agendaitem
    FOR EACH ROW EXECUTE FUNCTION advices_agendaitem_fits();

CREATE FUNCTION advices_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.decision = '' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.decision = '' OR NEW.meeting_id <> OLD.meeting_id OR NEW.subject <> OLD.subject
        OR NEW.advice_id IS DISTINCT FROM OLD.advice_id OR NEW.request_id IS DISTINCT FROM OLD.request_id THEN
        RAISE EXCEPTION 'a decision stays with what it was about'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON advices_agendaitem
    FOR EACH ROW EXECUTE FUNCTION advices_decision_stays();
"""
DROP_ITEM = """
DROP TRIGGER decision_stays ON advices_agendaitem; DROP FUNCTION advices_decision_stays();
DROP TRIGGER agenda_item_fits ON advices_agendaitem; DROP FUNCTION advices_agendaitem_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("advices", "0010_meetings")]
    operations = [migrations.RunSQL(ITEM, DROP_ITEM)]
