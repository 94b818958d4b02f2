"""What the database refuses of assignments, of planned actions, and of a published response without reasons."""

from django.db import migrations

from governance.sql.triggers import freeze_words, guard_status

ASSIGNMENT_STEPS = {"open": ["done", "withdrawn"]}

# A draft may be half finished. What is public says why the college does not, or only partly, take something over.
REASONS = """
CREATE FUNCTION advices_reading_lacks_reason(side text, verdict text, reason text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
    SELECT side = 'municipality' AND verdict IN ('partly_adopted', 'not_adopted') AND btrim(reason) = ''
$$;

CREATE FUNCTION advices_reading_has_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF advices_reading_lacks_reason(NEW.side, NEW.verdict, NEW.reason) AND EXISTS (
        SELECT 1 FROM advices_reaction reaction JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id = NEW.reaction_id AND response.status <> 'draft'
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER college_gives_a_reason BEFORE INSERT ON advices_reading
    FOR EACH ROW EXECUTE FUNCTION advices_reading_has_reason();

CREATE FUNCTION advices_response_is_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = OLD.status OR NEW.status <> 'published' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_reading reading JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id
          AND advices_reading_lacks_reason(reading.side, reading.verdict, reading.reason)
    ) THEN
        RAISE EXCEPTION 'the college gives a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'college_gives_a_reason';
    END IF;
    IF EXISTS (
        SELECT 1 FROM advices_plannedaction planned JOIN advices_reaction reaction ON reaction.id = reaction_id
        WHERE reaction.response_id = NEW.id AND btrim(planned.action) = ''
    ) THEN
        RAISE EXCEPTION 'a planned action has words'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_has_words';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER response_is_complete BEFORE UPDATE OF status ON advices_collegeresponse
    FOR EACH ROW EXECUTE FUNCTION advices_response_is_complete();
"""
DROP_REASONS = """
DROP TRIGGER response_is_complete ON advices_collegeresponse;
DROP FUNCTION advices_response_is_complete();
DROP TRIGGER college_gives_a_reason ON advices_reading;
DROP FUNCTION advices_reading_has_reason();
DROP FUNCTION advices_reading_lacks_reason(text, text, text);
"""

# A planned action is part of its reaction, and is frozen with the response of that.
PLANNED_ACTION = """
CREATE FUNCTION advices_planned_action_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found_status text;
BEGIN
    FOR found_status IN
        SELECT response.status FROM advices_reaction reaction
        JOIN advices_collegeresponse response ON response.id = response_id
        WHERE reaction.id IN (
            (to_jsonb(OLD) ->> 'reaction_id')::bigint, (to_jsonb(NEW) ->> 'reaction_id')::bigint
        ) FOR SHARE OF response
    LOOP
        IF found_status <> 'draft' THEN
            RAISE EXCEPTION 'this planned action belongs to a frozen response'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_action_stays';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER planned_action_stays BEFORE INSERT OR UPDATE OR DELETE ON advices_plannedaction
    FOR EACH ROW EXECUTE FUNCTION advices_planned_action_stays();
"""
DROP_PLANNED_ACTION = """
DROP TRIGGER planned_action_stays ON advices_plannedaction;
DROP FUNCTION advices_planned_action_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("advices", "0003_answering"), ("governance", "0002_rules")]
    operations = [
        guard_status("advices_assignment", "advices.assignment", ASSIGNMENT_STEPS, "open"),
        freeze_words("advices_assignment", draft=[], open_columns=["status", "ended_on"]),
        migrations.RunSQL(REASONS, DROP_REASONS),
        migrations.RunSQL(PLANNED_ACTION, DROP_PLANNED_ACTION),
    ]
